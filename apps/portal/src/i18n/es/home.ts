export const home = {
  title: 'Inicio',
  hello: 'Hola, {{name}}',
  helloNobody: 'Hola',
  allRequests: 'Todas las solicitudes',
  allNotices: 'Todos los avisos',
  allDocuments: 'Todos los documentos',
  guide: 'Guía de uso',
  guideText: 'Cómo volver a iniciar sesión y qué le ofrece el portal.',
  guideOpen: 'Abrir la guía',
};
