import { consentEn } from './consent-words';
import type { Texts } from './zh';

/** Every word of the visitor's pages in English. */
export const en: Texts = {
  lang: 'en',
  title: 'Log in with Douyin',
  heading: 'Log in with Douyin',
  lead: 'Press the button and confirm with your phone on Douyin’s page.',
  button: 'Log in with Douyin',
  chooseApp: 'Choose how to log in',
  closedHeading: 'Douyin login is not open yet',
  closed:
    'It has not been switched on. In the admin panel, open Douyin › Apps, enter the Client Key and Client Secret, and turn on “Login”.',
  signingIn: 'Logging you in…',
  signedIn: 'You are logged in',
  signedInAs: 'Signed in as',
  sessionProved: 'Your session is valid. You can close this page or go back to the site.',
  crossDevice:
    'This session came from another device: until {until} it cannot change linked accounts or credentials.',
  failedHeading: 'Login did not finish',
  again: 'Log in again',
  backToSite: 'Back to the site',
  closeWindowHint: 'You can also close this window and try again on the site.',
  start: {
    popup: 'Log in in a new window',
    qr: 'Scan with a phone',
    back: 'Back',
    popupBlocked:
      'Your browser blocked the new window. Allow pop-ups for this site, or go back and use the main button.',
    windowHeading: 'Go on in the new window',
    windowHint: 'Confirm on Douyin’s page in the new window. This page goes on by itself.',
    showWindow: 'Show the window',
    qrHeading: 'Scan with your phone',
    qrAlt: 'QR code for this login',
    scanHint: 'Scan the code with your phone’s camera and follow the steps on the phone.',
    phoneHint: 'Check the details and confirm with Douyin on your phone. This page goes on by itself.',
    secondsLeft: 'New code in {seconds} s',
    lapsed: 'The code has expired',
    newQr: 'New code',
    codeHeading: 'Enter the code from your phone',
    codeHint: 'Your phone now shows six digits. Type them here.',
    codeLabel: 'Six-digit code',
    codeSubmit: 'OK',
    codeWrong: 'That code is not right. Tries left: {tries}.',
    continueAs: 'Continue as {nickname}?',
    continueHint: 'Make sure that this is your own Douyin account.',
    continueButton: 'Continue',
    notMe: 'Not me, cancel',
    againQr: 'Scan again',
    againPopup: 'Try again',
  },
  stages: {
    qr: {
      started: 'Waiting for the scan',
      scanned: 'Scanned: go on with your phone',
      returned: 'Confirmed on the phone, checking…',
      confirmed: 'Confirmed on the phone: enter the code',
      authorized: 'The code is right',
    },
    popup: {
      started: 'Waiting for you in the new window',
      scanned: 'Waiting for you in the new window',
      returned: 'Confirmed, checking…',
      confirmed: 'Confirmed, checking…',
      authorized: 'Confirmed, logging you in…',
    },
  },
  ends: {
    cancelled: 'This login was cancelled.',
    denied: 'Somebody chose “It was not me” on the phone. This login has ended.',
  },
  popup: {
    heading: 'Please return to the site',
    hint: 'You can close this window. If the site does not go on by itself, log in there again.',
  },
  forward: { heading: 'Taking you to Douyin…', button: 'Go on to Douyin' },
  phone: {
    tags: { login: 'Log in', link: 'Link', connect: 'Connect' },
    headings: {
      login: 'Log in to {site} on a computer',
      link: 'Link your Douyin account to {site}',
      connect: 'Connect your Douyin account to {site}',
    },
    effects: {
      login: 'If you continue, this computer is logged in with your Douyin account.',
      link: 'If you continue, your Douyin account is linked to the user on this computer and can be used to log in.',
      connect:
        'This is for administrators. If you continue, {site} can use your Douyin account within the permissions you grant.',
    },
    site: 'Site',
    app: 'Douyin app',
    device: 'Computer',
    place: 'Place',
    otherNetwork: 'That computer is not on this phone’s network. If it is not in front of you, cancel.',
    warning:
      'Continue only if you yourself have just opened this page on that computer. Nobody from the site will ever send you a code.',
    cancel: 'Cancel',
    continue: 'It was me, continue',
  },
  returnCode: {
    heading: 'Type this code on the computer',
    hint: 'Type it on the computer in front of you; never tell it to anybody.',
    device: 'Computer: {device}',
    label: 'Code',
    secondsLeft: 'Valid for {seconds} s',
    deny: 'It was not me, end it',
    denyHint: 'If it was not you, end it now. A computer that is already logged in is logged out.',
    states: {
      working: { heading: 'Checking…', text: 'One moment. Do not close this page.' },
      login: {
        heading: 'The computer is signed in',
        text: 'You are signed in to {site} on the computer. You can close this page.',
      },
      link: {
        heading: 'Your Douyin account is linked',
        text: 'Go on with the computer. You can close this page.',
      },
      connect: {
        heading: 'Your Douyin account is connected',
        text: 'Go on with the computer. You can close this page.',
      },
      denied: { heading: 'Ended', text: 'This scan does not log anybody in any more.' },
      cancelled: {
        heading: 'Cancelled',
        text: 'It was cancelled on the computer. You can close this page.',
      },
      failed: {
        heading: 'It did not finish',
        text: 'This did not work out. To go on, scan the code on the computer again.',
      },
      expired: {
        heading: 'The code has expired',
        text: 'It was not finished in time. To go on, scan the code on the computer again.',
      },
    },
  },
  notices: {
    cancelled: {
      heading: 'Cancelled',
      text: 'Nothing more happens on the computer. You can close this page.',
    },
    denied: {
      heading: 'Ended',
      text: 'Nobody is signed in through this scan any more. You can close this page.',
    },
    connected: {
      heading: 'The Douyin account is connected',
      text: 'You can close this page or window and go back to the admin panel.',
    },
    'expired-qr': {
      heading: 'This QR code is no longer valid',
      text: 'The code on the screen was renewed or timed out. Scan the code on the computer again.',
    },
  },
  consent: consentEn,
  offline: 'No connection. Check your network and try again.',
  tooOften: 'Too many tries. Please wait {seconds} seconds.',
  errors: {
    AUTH_STATE_INVALID: 'This login was not found; the link may be incomplete. Please log in again.',
    AUTH_STATE_FOREIGN: 'This login was started in another browser. Finish it there, or log in again here.',
    AUTH_STATE_USED: 'This login was used already. If you are not logged in, please log in again.',
    AUTH_STATE_EXPIRED: 'This login took too long and is no longer valid. Please log in again.',
    AUTH_STEP_INVALID:
      'This step does not fit where the login stands; it may be finished or cancelled. Please log in again.',
    AUTH_ATTEMPT_UNKNOWN: 'This login is not known; it may have ended long ago. Please log in again.',
    AUTH_RETURN_CODE_WRONG: 'The code was wrong too often. This login has ended. Please scan again.',
    AUTH_REFUSED: 'You refused on your phone. Scan again if you want to log in.',
    AUTH_CODE_INVALID: 'The code from Douyin has expired or was used already. Please scan again.',
    AUTH_TOKEN_INVALID: 'Your Douyin authorisation is no longer valid. Please log in again.',
    AUTH_GRANT_LOST: 'Your Douyin authorisation has ended or was withdrawn. Please log in again.',
    AUTH_SCOPE_MISSING:
      'A permission this site needs was not granted. Please log in again and agree to it on Douyin’s page.',
    AUTH_EXCHANGE_INVALID: 'This login has expired or was used already. Please log in again.',
    AUTH_REQUEST_INVALID: 'The request is not valid. Please come in from the site again.',
    AUTH_LOGIN_CLOSED: 'This site does not let this account log in. Please ask its administrator.',
    AUTH_USER_BLOCKED: 'This user was blocked by an administrator of the site.',
    AUTH_TOO_OFTEN: 'Too many tries. Please wait a minute.',
    AUTH_SESSION_LIMITED:
      'This session came from another device and cannot change accounts or credentials for now. Log in on this device first.',
    AUTH_SESSION_OTHER:
      'Another user is logged in than the one who started this. Switch back, or start again.',
    AUTH_ACCOUNT_TAKEN: 'This Douyin account belongs to another user of this site.',
    AUTH_OTHER_ACCOUNT: 'Another account consented than the one that was expected; nothing was changed.',
    AUTH_LINK_INVALID: 'This link was used already, has expired or was replaced. Please ask for a new one.',
    AUTH_RENEWALS_SPENT: 'All renewals of this authorisation are used up. Please authorise again.',
    AUTH_LAST_WAY: 'This is your only way to log in, so it cannot be removed. Link another account first.',
    AUTH_EMAIL_PLACEHOLDER:
      'This e-mail address is a placeholder and receives no mail. Please enter your own.',
    AUTH_CREDENTIALS: 'The site’s Douyin app is not set up correctly. Please tell its administrator.',
    AUTH_APP: 'Douyin refused this site’s app. Please tell its administrator.',
    API_UNREACHABLE: 'Douyin cannot be reached right now. Please try again later.',
    API_BUSY: 'Douyin is busy. Please try again later.',
    API_THROTTLED: 'This site asks Douyin too often at the moment. Please try again later.',
    API_QUOTA:
      'This site has used up its calls to Douyin. Please try again later, or tell its administrator.',
    API_ACCOUNT: 'This Douyin account cannot be used for this at the moment.',
    API_REJECTED: 'Douyin rejected the request. Please try again later, or tell the site’s administrator.',
    API_UNREADABLE: 'Douyin’s answer could not be read. Please try again later.',
    API_FORBIDDEN: 'Douyin has not given this site the permission it needs. Please tell its administrator.',
    other: 'Something went wrong. Please try again later, or tell the site’s administrator.',
  },
};
