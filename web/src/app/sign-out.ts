import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { signOut } from '../api/session.ts';

/** Ends the session and forgets everything that was fetched under it. */
export function useSignOut(): () => void {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useCallback(() => {
    void signOut()
      .then(() => navigate({ to: '/sign-in' }))
      .then(() => queryClient.clear());
  }, [navigate, queryClient]);
}

/** The same because nobody was there: signing in again leads back to this page. */
export function useLeaveIdle(): () => void {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useCallback(() => {
    const back = window.location.pathname + window.location.search;
    void signOut()
      .then(() => navigate({ to: '/sign-in', search: { return: back, ended: '1' } }))
      .then(() => queryClient.clear());
  }, [navigate, queryClient]);
}
