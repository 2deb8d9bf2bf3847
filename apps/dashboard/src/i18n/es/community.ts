export const community = {
  home: 'Inicio',
  kind: { hoa: 'Asociación de propietarios', condominium: 'Condominio', rental: 'Propiedad de alquiler' },
  ownerAccess: 'Acceso de propietarios',
  manage: 'Gestionar',
  figure: {
    pending: 'Pendientes',
    invited: 'Invitados',
    active: 'Activos',
    inactive: 'Inactivos',
    withoutEmail: 'Sin correo',
  },
  invited: '{{count, number}} invitados',
  registered: '{{count, number}} registrados',
  progressLabel:
    'Del {{from}} al {{to}}: {{invited, number}} invitados y {{registered, number}} registrados de {{residents, number}} residentes.',
  noProgress: 'La curva empieza con la primera invitación.',
  firstSteps: 'Primeros pasos',
  stepDone: 'hecho',
  step: { residents: 'Incorpore a los residentes', emails: 'Revise los correos', invite: 'Invite a todos' },
  stepText: {
    residents: 'Impórtelos de un archivo de su sistema de gestión o añádalos uno a uno.',
    emails: 'Las invitaciones necesitan un correo. Residentes sin correo ahora: {{count, number}}.',
    invite: 'Un solo mensaje los invita a todos. Verá cada correo antes de que salga.',
  },
  stepAction: {
    residents: 'Importar residentes',
    emails: 'Añadir correos en una tabla',
    invite: 'Abrir acceso de propietarios',
  },
  addByHand: 'Añadir a mano',
};
