export const notices = {
  title: 'Avisos',
  emptyTitle: 'Aún no hay avisos',
  emptyText: 'Aquí estará lo que le envíe su comunidad, para leerlo de nuevo.',
};
