export const ledger = {
  title: 'Cuenta',
  none: 'El sistema de gestión aún no ha dicho nada.',
  unknown: 'La cuenta no se puede mostrar en este momento.',
  due: 'por pagar',
  credit: 'a favor',
  settled: 'al día',
  asOf: 'a fecha de {{day}}',
  latest: 'Últimos movimientos',
};
