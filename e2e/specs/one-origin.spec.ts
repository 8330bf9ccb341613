import { expect, test } from '@playwright/test';

/** One HTTPS origin: a page that may use the microphone, a policy that stops foreign code and nothing of ours, and the way to trust the authority. */
const pages = ['/en', '/zh', '/en/interactive', '/zh/interactive', '/en/certificate', '/zh/certificate'];

for (const path of pages) {
  test(`${path} runs under its content security policy without a violation`, async ({ page }) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    const response = await page.goto(path, { waitUntil: 'networkidle' });
    expect(response?.status()).toBe(200);
    expect(await page.evaluate(() => isSecureContext && navigator.mediaDevices instanceof MediaDevices)).toBe(true);
    expect(complaints).toEqual([]);
  });
}

test('no script runs that the gateway did not let in', async ({ page }) => {
  await page.goto('/en');
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.documentElement.dataset.injected = "yes"';
    document.body.append(script);
    return document.documentElement.dataset['injected'] ?? 'blocked';
  });
  expect(ran).toBe('blocked');
});

test('http:// on the same port leads to the page over https://', async ({ page, baseURL }) => {
  await page.goto(`${String(baseURL).replace('https:', 'http:')}/en`);
  expect(new URL(page.url()).protocol).toBe('https:');
});

test('the authority can be had as a file and as a profile for phones', async ({ request }) => {
  const file = await request.get('/certificate/ca.crt');
  expect(file.headers()['content-type']).toBe('application/x-x509-ca-cert');
  expect(await file.text()).toMatch(/^-----BEGIN CERTIFICATE-----/);
  expect((await request.get('/certificate/ca.mobileconfig')).headers()['content-type']).toBe('application/x-apple-aspen-config');
});

test('a page of another site gets neither socket nor API', async ({ request, baseURL }) => {
  const refused = await request.get('/api/health', { headers: { origin: 'https://evil.example' } });
  expect([refused.status(), await refused.json()]).toEqual([403, { error: { code: 'transport.origin-refused', parameters: { origin: 'https://evil.example', remedy: 'DUET_PUBLIC_ORIGIN' } } }]);
  expect((await request.get('/api/health', { headers: { origin: String(baseURL) } })).status()).toBe(200);
});
