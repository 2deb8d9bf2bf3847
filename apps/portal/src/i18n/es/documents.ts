export const documents = {
  title: 'Documentos',
  emptyTitle: 'Aún no hay documentos',
  emptyText: 'Aquí aparecerá lo que comparta su comunidad, como el reglamento y las actas.',
  added: 'añadido el {{day}}',
  categories: {
    governing: 'Estatutos (CC&Rs)',
    rules: 'Reglamento',
    form: 'Formularios',
    minutes: 'Actas',
    financial: 'Finanzas',
    other: 'Otros',
  },
};
