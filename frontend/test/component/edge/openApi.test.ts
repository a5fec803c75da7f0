import { expect } from 'chai';
import { useStage } from './stage.ts';

interface Document {
  openapi: string;
  info: { description?: string };
  paths: Record<string, unknown>;
  components: { schemas: Record<string, unknown> };
}

const describing = (path: string) => () => ({
  body: {
    openapi: '3.1.0',
    paths: { [path]: { get: {} } },
    components: { schemas: { Problem: {} }, securitySchemes: { cookie: {} } },
  },
});

describe('the description of the whole API', () => {
  const stage = useStage();

  it('combines those of the three services, and survives the loss of one', async () => {
    const services = await Promise.all(
      ['/api/user', '/api/products', '/api/order'].map((path) => stage.standIn(describing(path))),
    );
    const [user, product, order] = services.map((service) => [service]);
    const { url } = await stage.edge({ user, product, order });
    const whole = await read(url);
    expect(whole.openapi).to.equal('3.1.0');
    expect(Object.keys(whole.paths)).to.deep.equal([
      '/api/session',
      '/api/status',
      '/api/user',
      '/api/products',
      '/api/order',
    ]);
    expect(whole.components.schemas).to.have.property('Problem');
    await services[0]?.become('refuses');
    expect(await read(url)).to.deep.equal(whole);
  });

  it('names the services it cannot describe', async () => {
    const user = await stage.standIn(describing('/api/user'));
    const { url } = await stage.edge({ user: [user] });
    const { paths, info } = await read(url);
    expect(Object.keys(paths)).to.deep.equal(['/api/session', '/api/status', '/api/user']);
    expect(info.description).to.match(/product, order/);
  });
});

async function read(url: string): Promise<Document> {
  const answer = await fetch(`${url}/api/openapi.json`);
  expect(answer.status).to.equal(200);
  return (await answer.json()) as Document;
}
