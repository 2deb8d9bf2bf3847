export const session = {
  title: 'Iniciar sesión',
  lead: 'Lleve a cada residente y propietario a su portal.',
  email: 'Correo electrónico',
  password: 'Contraseña',
  submit: 'Iniciar sesión',
  expired: 'Inicie sesión de nuevo: su sesión ha terminado.',
  wrong: 'La dirección o la contraseña no es correcta.',
};
