export const organization = {
  title: 'Organización',
  details: 'Datos',
  name: 'Nombre',
  replyTo: 'Responder a',
  replyToHint: 'Adónde van las respuestas, si la comunidad no tiene una dirección propia.',
  saved: 'La organización se ha guardado.',
};
