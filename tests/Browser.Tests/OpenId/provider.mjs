// An OpenID provider for the tests of sign-in: certified software with people of our own, on a free port of this machine or the one in PORT.
// Says "Provider <address>" once it listens, and ends when its input does, so that it never outlives a test.
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const people = {
  ada: { name: 'Ada Lindqvist', email: 'ada@lab.example', email_verified: true, realm_access: { roles: ['lab'] } },
  noor: { name: 'Noor Haddad', email: 'noor@other-lab.example', email_verified: true, realm_access: { roles: ['lab'] } },
  erin: { name: 'Erin', email: 'erin@gallery.example', email_verified: true, realm_access: { roles: ['lab', 'gallery-maintainers'] } },
};

let portal;
const server = createServer();
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'gallery-portal',
      client_secret: process.env.CLIENT_SECRET,
      redirect_uris: ['http://127.0.0.1/sign-in/callback'],
      post_logout_redirect_uris: ['http://127.0.0.1/signed-out'],
      backchannel_logout_uri: 'http://127.0.0.1/sign-out/by-provider',
      backchannel_logout_session_required: true,
    }],
    features: { backchannelLogout: { enabled: true } },
    fetch: (address, { dispatcher, ...options }) => fetch(new URL(new URL(address).pathname, portal), options), // without what keeps it from this machine
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'], roles: ['realm_access'] },
    pkce: { required: () => true },
    findAccount: (_, id) => people[id] && { accountId: id, claims: () => ({ sub: id, ...people[id] }) },
  });

  // The portal's port is known only once it runs; everything else of its addresses is compared.
  const isOurs = (address, path) => { const url = new URL(address); return url.hostname === '127.0.0.1' && url.pathname === path && url.search === ''; };
  provider.Client.prototype.redirectUriAllowed = (address) => { portal = new URL(address).origin; return isOurs(address, '/sign-in/callback'); };
  provider.Client.prototype.postLogoutRedirectUriAllowed = (address) => isOurs(address, '/signed-out');
  server.on('request', provider.callback());
  console.log(`Provider ${issuer}`);
});

process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
