// What a refusal means to a resident and what they can do. A code that is missing here is told in the API's own words.
export const problems = {
  network: 'The server cannot be reached. Check your connection and try again.',
  internal: 'Something went wrong on our side. Try again in a moment.',
  service_unavailable: 'A part of the system does not answer at the moment. Try again shortly.',
  rate_limited: 'That was too often in a short time. Wait a little and try again.',
  resource_not_found: 'This does not exist any more. Go back and look again.',
  maintenance_too_many_comments: 'This request has two hundred comments, and more are not possible. Open a new one.',
  attachment_too_large: 'A photo is too large: 10 MB each at the most.',
  attachment_too_many: 'Those are too many photos: five at the most.',
  attachment_type_not_allowed: 'One of the files is no photo that we can show. Use PNG, JPEG, GIF or WebP.',
  passkey_challenge_invalid: 'That took too long. Try again.',
  passkey_exists: 'This device has a passkey for your account already.',
  passkey_too_many: 'You have twenty passkeys, and more are not possible. Remove one that you do not use.',
  passkey_refused: 'The passkey was not accepted. Try again, or sign in by an email link.',
  field_required: 'Please fill this in.',
};
