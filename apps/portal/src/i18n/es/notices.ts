export const notices = {
  title: 'Avisos',
  emptyTitle: 'Aún no hay avisos',
  emptyText: 'Aquí aparecerá lo que le envíe su comunidad, para que pueda volver a leerlo.',
};
