import type { Words } from './words-en';

export const es: Words = {
  portal: 'Portal de residentes',
  activate: {
    title: (name) => (name ? `Le damos la bienvenida, ${name}` : 'Le damos la bienvenida'),
    lead: 'Su cuenta está lista. Consulte su saldo, envíe solicitudes y lea avisos y documentos, todo en un solo lugar.',
    button: 'Activar mi cuenta',
    note: 'Basta con pulsarlo para entrar. No hay que elegir contraseña.',
    opening: 'Su invitación',
    fragment: 'Un momento: estamos abriendo su enlace.',
    incomplete: 'Este enlace no está completo. Ábralo de nuevo desde el correo o cópielo entero.',
  },
  dead: {
    expired: [
      'Este enlace ha caducado',
      'Los enlaces funcionan por tiempo limitado, para proteger su vivienda. Podemos enviarle uno nuevo ahora.',
    ],
    superseded: [
      'Se envió un enlace más reciente',
      'Solo funciona el más reciente. Busque el último correo o deje que le enviemos otro.',
    ],
    revoked: ['Esta invitación fue retirada', 'Si cree que es un error, pregunte a quienes administran su comunidad.'],
    unknown: ['No reconocemos este enlace', 'Quizá falte una parte. Ábralo de nuevo desde el correo o cópielo entero.'],
    ask: (who) => `Preguntar a ${who}`,
    renew: 'Enviarme un enlace nuevo',
    renewNote: 'Se enviará a la dirección de correo que tenemos registrada.',
  },
  confirm: {
    title: 'Ha iniciado sesión con otra cuenta',
    lead: (email) => `Ha iniciado sesión como ${email}. ¿Añadimos esta vivienda a esa cuenta?`,
    add: 'Añadir esta vivienda',
    instead: 'No, cerrar la sesión y empezar de nuevo',
  },
  tooOld: {
    title: 'Esta página estuvo abierta demasiado tiempo',
    lead: 'O el botón ya se usó. Ábrala de nuevo y púlselo.',
    again: 'Abrir de nuevo',
  },
  signIn: {
    title: 'Inicie sesión en su portal',
    lead: 'Escriba su dirección de correo y le enviaremos un enlace para entrar. No hace falta contraseña.',
    email: 'Correo electrónico',
    ask: 'Enviarme un enlace',
    or: 'o',
    passkey: 'Usar una llave de acceso',
    passkeyTrouble:
      'Esa llave de acceso no ha servido para entrar. Inténtelo de nuevo o deje que le enviemos un enlace.',
    used: 'Su cuenta está activa: ese enlace ya se usó. Inicie sesión aquí.',
    expired: 'Ese enlace de inicio de sesión ha caducado. Pida uno nuevo aquí.',
    dead: 'Ese enlace de inicio de sesión ya se usó o no es nuestro. Pida uno nuevo aquí.',
    wrong: 'Revise la dirección: no parece correcta.',
    back: 'Inicie sesión y volverá a la página que quería ver.',
    out: 'Ha cerrado la sesión.',
    ready: 'Pulse el botón para entrar.',
    button: 'Iniciar sesión',
  },
  linkSent: {
    title: 'Revise su correo',
    lead: 'Si conocemos la dirección, el enlace está en camino y llegará en un minuto o dos. Si no llega, mire en la carpeta de correo no deseado.',
    back: 'Volver al inicio de sesión',
  },
  guide: {
    title: 'Cómo usar su portal',
    lead: (community: string | null) =>
      `En el portal gestiona en línea sus asuntos con ${community ?? 'su comunidad'}, desde cualquier teléfono o computadora.`,
    chapters: [
      [
        'Active su cuenta',
        'Abra la invitación en su correo y pulse «Activar mi cuenta». El enlace le da acceso: no hay que elegir contraseña.',
        'El enlace funciona durante un tiempo limitado, y una sola vez. Si ha caducado, la página que se abre le envía uno nuevo.',
      ],
      [
        'Vuelva a entrar',
        'Escriba su dirección de correo en la página de acceso y le enviaremos un enlace para entrar.',
        'Si su teléfono o computadora admite llaves de acceso, añada una en «Mis datos»: después entrará con su huella, su rostro o su PIN.',
      ],
      [
        'Lo que encontrará',
        'Su saldo, sus facturas y el historial de su cuenta.',
        'Solicitudes de mantenimiento: informe de lo que está roto, con fotos si quiere, y siga su estado.',
        'Los avisos de su comunidad y sus documentos, desde el reglamento hasta los estatutos.',
        'Si tiene varias viviendas, puede cambiar de una a otra.',
      ],
      [
        'Si algo no funciona',
        'Busque nuestros correos en la carpeta de correo no deseado. Si ahora tiene otra dirección, dígaselo a quienes administran su comunidad.',
      ],
    ],
    signIn: 'Ir a la página de acceso',
  },
  unsubscribe: {
    ask: '¿No quiere recibir más estos correos?',
    askLead: (sender) =>
      `${sender} no le enviará más invitaciones ni avisos por correo. Tampoco las demás comunidades de la misma administración.`,
    stop: 'No recibir más',
    stopped: 'Ya no recibirá estos correos',
    stoppedLead: (sender) =>
      `${sender} ya no le envía invitaciones ni avisos por correo. Tampoco las demás comunidades de la misma administración.`,
    still: 'Lo que usted mismo pida seguirá llegando, como los enlaces para iniciar sesión.',
    resume: 'Volver a recibirlos',
    resumed: 'Vuelve a recibir estos correos',
    resumedLead: (sender) => `${sender} le envía invitaciones y avisos por correo, como antes.`,
    silent: 'Estos correos ya no se le envían',
    silentLead: (sender) =>
      `${sender} no envía invitaciones ni avisos a esta dirección. Si los quiere, pregunte a quienes administran su comunidad.`,
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
    toPortal: 'Ir a su portal',
    limited: ['Demasiados intentos', 'Espere un rato e inténtelo de nuevo.'],
    unavailable: ['Ahora mismo no es posible', 'Inténtelo de nuevo en unos minutos. No se ha cambiado nada.'],
    nowhere: ['Aquí no hay nada', 'Puede que la dirección esté mal escrita o que lo que había aquí se haya retirado.'],
    other: ['No ha funcionado', 'Vuelva atrás e inténtelo de nuevo.'],
  },
};
