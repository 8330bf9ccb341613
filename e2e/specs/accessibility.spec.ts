/**
 * Every page in both languages and themes, on a desk and on a phone, by axe's rules for WCAG 2.2 AA. Guards contrast in the theme that nobody looked at, controls
 * without a name in one language, and landmarks that are lost on the narrow page. The states of a call come from the demonstration route, which draws the same parts.
 */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const pages = ['interactive', 'states?show=interrupted', 'states?show=errors', 'states?show=after', 'certificate', 'no-such-page'];
const screens = [{ name: 'desk', width: 1440, height: 900 }, { name: 'phone', width: 390, height: 844 }];
const themes = ['light', 'dark'] as const;

for (const locale of ['en', 'zh']) {
  for (const path of pages) {
    test(`/${locale}/${path} has no fault of accessibility`, async ({ page }) => {
      // Without motion, so that no colour is judged on its way to another.
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.goto(`/${locale}/${path}`, { waitUntil: 'networkidle' });
      const found: string[] = [];
      for (const { name, width, height } of screens) {
        await page.setViewportSize({ width, height });
        for (const colorScheme of themes) {
          await page.emulateMedia({ colorScheme });
          await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
          const { violations, passes } = await new AxeBuilder({ page }).withTags(rules).analyze();
          expect(passes.length, 'the rules were applied').toBeGreaterThan(5);
          found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${name}, ${colorScheme}: ${id} at ${target.join(' ')}: ${failureSummary ?? ''}`)));
        }
      }
      expect(found).toEqual([]);
    });
  }
}
