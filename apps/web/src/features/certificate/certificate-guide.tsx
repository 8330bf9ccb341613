import { useTranslations } from 'next-intl';
import { Icon } from '../../ui/icon.tsx';
import { SiteHeader } from '../../ui/site-header.tsx';
import { TrustPicture, type Scene } from './trust-picture.tsx';

const systems = {
  windows: ['open-file', 'choose-store', 'confirm'],
  macos: ['choose-keychain', 'find-in-list', 'always-trust'],
  linux: ['browser-address', 'import', 'open-file'],
  firefox: ['browser-address', 'authorities-tab', 'tick'],
  android: ['search-setting', 'pin', 'pick-download'],
  iphone: ['allow-profile', 'install-profile', 'switch-on'],
} as const satisfies Record<string, readonly [Scene, Scene, Scene]>;

const steps = ['1', '2', '3'] as const;

/** How to trust the local authority, in pictures, for every system that can make a call. */
export function CertificateGuide() {
  const t = useTranslations('certificate');
  return (
    <>
      <SiteHeader current={null} />
      <main id="main" tabIndex={-1} className="trust">
        <h1>{t('title')}</h1>
        <p className="trust-lead">{t('lead')}</p>
        <div className="trust-files">
          <p><a className="btn solid big" href="/certificate/ca.crt" download><Icon name="download" />{t('downloadCrt')}</a><span className="sm dim">{t('downloadNote')}</span></p>
          <p><a className="btn big" href="/certificate/ca.mobileconfig"><Icon name="download" />{t('downloadProfile')}</a><span className="sm dim">{t('profileNote')}</span></p>
        </div>
        <p className="sm dim">{t('check')}</p>
        {(Object.keys(systems) as (keyof typeof systems)[]).map((system) => (
          <section key={system} id={system} aria-labelledby={`${system}-name`}>
            <h2 id={`${system}-name`}>{t(`systems.${system}.name`)}</h2>
            <ol>
              {steps.map((step, index) => (
                <li key={step}>
                  <TrustPicture scene={systems[system][index] ?? 'confirm'} />
                  <p><b>{t('step', { step })}</b> {t(`systems.${system}.steps.${step}`)}</p>
                </li>
              ))}
            </ol>
          </section>
        ))}
        <p className="sm dim">{t('remove')}</p>
      </main>
    </>
  );
}
