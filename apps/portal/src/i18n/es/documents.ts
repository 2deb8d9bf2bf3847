export const documents = {
  title: 'Documentos',
  emptyTitle: 'Aún no hay documentos',
  emptyText: 'Aquí estará lo que comparta su comunidad, como sus normas y actas.',
  added: 'añadido el {{day}}',
  categories: {
    governing: 'Documentos rectores (CC&R)',
    rules: 'Normas',
    form: 'Formularios',
    minutes: 'Actas',
    financial: 'Finanzas',
    other: 'Otros',
  },
};
