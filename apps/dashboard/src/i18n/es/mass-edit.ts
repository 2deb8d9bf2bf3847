export const massEdit = {
  title: 'Edición masiva',
  lead: 'Escriba o pegue correos: una columna copiada llena las filas siguientes. Intro y las flechas llevan de fila en fila.',
  emailOf: 'Correo de {{name}}',
  save: 'Guardar correos ({{count, number}})',
  outcome:
    '{{saved, number}} guardados. {{refused, number}} no se pudieron guardar; cada una de esas filas dice por qué.',
  tooMany: 'Son los primeros {{most, number}} de {{total}}. Acote la lista para llegar a los demás.',
  tooManyChosen: 'Son los primeros {{most, number}} de {{total}}. Guárdelos y seleccione después a los demás.',
  chosen: 'Edición masiva ({{chosen}})',
  those_one: '{{total}} residente seleccionado',
  those_other: '{{total}} residentes seleccionados',
  everyone: 'Editar a todos',
  nobody: 'Cambie o quite los filtros para ver residentes aquí.',
  leave: 'Hay correos sin guardar. ¿Salir de todos modos?',
};
