export const session = {
  title: 'Iniciar sesión',
  lead: 'Lleve a cada residente y propietario a su portal.',
  email: 'Correo electrónico',
  password: 'Contraseña',
  submit: 'Iniciar sesión',
  ended: 'Su sesión ha terminado. Inicie sesión de nuevo y siga donde estaba: no se pierde nada.',
  wrong: 'La dirección o la contraseña no es correcta.',
};
