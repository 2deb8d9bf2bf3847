import type { Words } from './words-en';

export const es: Words = {
  portal: 'Portal de residentes',
  activate: {
    title: (name) => (name ? `Le damos la bienvenida, ${name}` : 'Le damos la bienvenida'),
    lead: (property, community) =>
      `Su cuenta para ${property} en ${community} está lista. Consulte su saldo, envíe solicitudes y lea avisos y documentos, todo en un solo lugar.`,
    button: 'Activar mi cuenta',
    note: 'Con una sola pulsación habrá iniciado sesión. No hay que elegir contraseña.',
    fragment: 'Un momento: estamos abriendo su enlace.',
    incomplete: 'Este enlace no está completo. Ábralo de nuevo desde el correo o cópielo entero.',
  },
  dead: {
    expired: [
      'Este enlace ha caducado',
      'Los enlaces funcionan por tiempo limitado, para proteger su hogar. Podemos enviarle uno nuevo ahora.',
    ],
    superseded: [
      'Se envió un enlace más reciente',
      'Solo funciona el más reciente. Busque el último correo o deje que le enviemos otro.',
    ],
    revoked: ['Esta invitación fue retirada', 'Si cree que es un error, pregunte a quienes administran su comunidad.'],
    unknown: ['No conocemos este enlace', 'Quizá falte una parte. Ábralo de nuevo desde el correo o cópielo entero.'],
    ask: (who) => `Preguntar a ${who}`,
    renew: 'Enviarme un enlace nuevo',
    renewNote: 'Se enviará a la dirección de correo que tenemos registrada.',
  },
  confirm: {
    title: 'Ha iniciado sesión con otra cuenta',
    lead: (email) => `Ha iniciado sesión como ${email}. ¿Añadimos este hogar a esa cuenta?`,
    add: 'Añadir este hogar',
    instead: 'No, cerrar la sesión y empezar de nuevo',
  },
  tooOld: {
    title: 'Esta página estuvo abierta demasiado tiempo',
    lead: 'O ya se usó. Ábrala de nuevo y pulse el botón.',
    again: 'Abrir de nuevo',
  },
  signIn: {
    title: 'Inicie sesión en su portal',
    lead: 'Escriba su dirección de correo y le enviaremos un enlace para entrar. No hace falta contraseña.',
    email: 'Correo electrónico',
    ask: 'Enviarme un enlace',
    used: 'Su cuenta está activa: ese enlace ya se usó. Inicie sesión aquí.',
    expired: 'Ese enlace de inicio de sesión ha caducado. Pida uno nuevo aquí.',
    dead: 'Ese enlace de inicio de sesión ya se usó o no es nuestro. Pida uno nuevo aquí.',
    wrong: 'Revise la dirección: no parece correcta.',
    ready: 'Pulse el botón y habrá iniciado sesión.',
    button: 'Iniciar sesión',
  },
  linkSent: {
    title: 'Revise su correo',
    lead: 'Si conocemos la dirección, el enlace está en camino y llegará en un minuto o dos. Si no llega, mire en la carpeta de correo no deseado.',
    back: 'Volver al inicio de sesión',
  },
  home: {
    title: (name) => (name ? `Hola, ${name}` : 'Hola'),
    lead: 'Ha iniciado sesión. Estos son sus hogares:',
    owner: 'Propietario',
    tenant: 'Inquilino',
    guide: 'Guía de uso',
    signedInAs: (email) => `Sesión iniciada como ${email}`,
    signOut: 'Cerrar sesión',
    soon: 'Aquí estarán el saldo, las solicitudes, los avisos y los documentos de cada hogar.',
  },
  password: {
    title: 'Elija su contraseña',
    lead: (email) => `Para ${email}. Al menos 10 caracteres; lo mejor son varias palabras sin relación entre sí.`,
    label: 'Contraseña nueva',
    button: 'Guardar mi contraseña',
    done: ['Su contraseña está guardada', 'Ya puede iniciar sesión con ella.'],
    dead: [
      'Este enlace ya no funciona',
      'Ya se usó, ha caducado o no está completo. Pida uno nuevo a un administrador.',
    ],
  },
  trouble: {
    limited: ['Demasiadas solicitudes', 'Espere un rato e inténtelo de nuevo.'],
    unavailable: ['Ahora mismo no es posible', 'Inténtelo de nuevo en un momento. No se ha cambiado nada.'],
    other: ['No ha funcionado', 'Vuelva atrás e inténtelo de nuevo.'],
  },
};
