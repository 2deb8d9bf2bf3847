/** The mailbox's own API; the page knows nothing else. */
export async function fetchPage({ search = '', after = '', limit = 50 }) {
  const query = new URLSearchParams({ limit, ...(search && { search }), ...(after && { after }) });
  return (await ok(fetch(`/api/mails?${query}`))).json();
}

export const fetchMail = async (id) => (await ok(fetch(`/api/mails/${id}`))).json();

export const fetchSource = async (id) => (await ok(fetch(`/api/mails/${id}.eml`))).text();

export const deleteAll = () => ok(fetch('/api/mails', { method: 'DELETE' }));

async function ok(answer) {
  const response = await answer;
  if (!response.ok) throw new Error(`${response.status}`);
  return response;
}
