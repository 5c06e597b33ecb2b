/**
 * The window's content security policy without the two `ipc:` sources that only Tauri knows. The preview server
 * sends it, so that a style or script the window would refuse is refused in the browser tests too.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
].join('; ');
