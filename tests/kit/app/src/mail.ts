/** Stands for what reaches the world outside: a test puts something in its place. */
export function sendMail(text: string): Promise<string> {
  return Promise.reject(new Error(`There is no mail server to send "${text}" with.`));
}
