export const problems = {
  network: 'No se puede conectar con el servidor. Compruebe su conexión e inténtelo de nuevo.',
  internal: 'Algo ha fallado por nuestra parte. Inténtelo de nuevo en un momento.',
  service_unavailable: 'Una parte del sistema no responde en este momento. Inténtelo de nuevo en breve.',
  rate_limited: 'Demasiadas veces en poco tiempo. Espere un poco e inténtelo de nuevo.',
  resource_not_found: 'Esto ya no existe. Vuelva atrás y mire de nuevo.',
  attachment_too_large: 'Una foto es demasiado grande: como máximo 10 MB cada una.',
  attachment_too_many: 'Son demasiadas fotos: como máximo cinco.',
  attachment_type_not_allowed: 'Uno de los archivos no es una foto que podamos mostrar. Use PNG, JPEG, GIF o WebP.',
  passkey_challenge_invalid: 'Tardó demasiado. Inténtelo de nuevo.',
  passkey_exists: 'Este dispositivo ya tiene una llave de acceso para su cuenta.',
  passkey_refused: 'La llave de acceso no fue aceptada. Inténtelo de nuevo o entre con un enlace por correo.',
  field_required: 'Rellene este campo.',
};
