import type { ThreeAdministrators, ThreeMade } from '@chengyun/contract/setup';
import { posts } from '@chengyun/contract/words';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.ts';
import { paths } from '../api/paths.ts';
import { useFailureWords } from '../ui/failure.ts';
import { GatePage } from './GatePage.tsx';

/** The first account makes the three administrators and thereby ends itself. */
export function SetupPage() {
  const { t } = useTranslation('account');
  const [made, setMade] = useState<ThreeMade>();
  if (made) return <Made made={made} />;
  return (
    <GatePage title={t('setup.title')} lead={t('setup.lead')}>
      <ThreeForm onMade={setMade} />
    </GatePage>
  );
}

function ThreeForm({ onMade }: { readonly onMade: (made: ThreeMade) => void }) {
  const { t } = useTranslation('account');
  const navigate = useNavigate();
  const make = useMutation({
    mutationFn: (body: ThreeAdministrators) => api<ThreeMade>(paths.threeAdministrators(), { body }),
    onSuccess: onMade,
  });
  const words = useFailureWords(make.error).detail;
  const rules = [{ required: true, whitespace: true, message: t('setup.needed') }];
  return (
    <Form<ThreeAdministrators> layout="vertical" requiredMark={false} onFinish={(three) => make.mutate(three)}>
      {make.error && <Alert type="error" showIcon role="alert" title={words} className="cy-gate-alert" />}
      {posts.map((post) => (
        <fieldset key={post} className="cy-setup-post">
          <legend>{t(`setup.post.${post}`)}</legend>
          <Form.Item name={[post, 'username']} label={t('setup.username')} rules={rules}>
            <Input maxLength={40} autoComplete="off" autoCapitalize="none" spellCheck={false} />
          </Form.Item>
          <Form.Item name={[post, 'name']} label={t('setup.name')} rules={rules}>
            <Input maxLength={64} autoComplete="off" />
          </Form.Item>
        </fieldset>
      ))}
      <Button type="primary" danger htmlType="submit" block size="large" loading={make.isPending}>
        {t('setup.submit')}
      </Button>
      <Button type="link" className="cy-gate-back" onClick={() => void navigate({ to: '/' })}>
        {t('setup.later')}
      </Button>
    </Form>
  );
}

function Made({ made }: { readonly made: ThreeMade }) {
  const { t } = useTranslation(['account', 'frame']);
  const [client, navigate] = [useQueryClient(), useNavigate()];
  const leave = () => {
    client.clear();
    void navigate({ to: '/sign-in' });
  };
  return (
    <GatePage title={t('setup.done')} lead={t('setup.doneLead')}>
      <dl className="cy-setup-made">
        {posts.map((post) => (
          <div key={post}>
            <dt>
              {t(`frame:roles.${post}`)} · {made[post].name} · {made[post].username}
            </dt>
            <dd>
              <code>{made[post].oneTimePassword}</code>
            </dd>
          </div>
        ))}
      </dl>
      <Button type="primary" block size="large" onClick={leave}>
        {t('setup.toSignIn')}
      </Button>
    </GatePage>
  );
}
