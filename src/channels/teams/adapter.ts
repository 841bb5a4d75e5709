/** botbuilder's door to Teams: who may send us something, and as whom we send. */
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
} from 'botbuilder';
import {
  AuthenticationConstants,
  AuthenticationError,
  ClaimsIdentity,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector';

/** Our registration at Microsoft Entra, of one tenant. */
export interface TeamsApp {
  readonly id: string;
  readonly password: string;
  readonly tenant: string;
}

/** Where tokens come from, when not from Microsoft. Nothing that a user configures leads here. */
export interface Issuer {
  readonly options: ConfigurationBotFrameworkAuthenticationOptions;
  readonly credentials: ServiceClientCredentialsFactory;
}

/** What is wrong with the token itself. */
const faults = ['JsonWebTokenError', 'NotBeforeError', 'SyntaxError'];

class Authentication extends ConfigurationBotFrameworkAuthentication {
  /** A token that is no good is a 401; what Teams shall send again, because its keys cannot be had just now, is not. */
  override async authenticateRequest(
    ...[activity, header]: Parameters<ConfigurationBotFrameworkAuthentication['authenticateRequest']>
  ): ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']> {
    try {
      return await super.authenticateRequest(activity, header);
    } catch (error) {
      if (error instanceof AuthenticationError && error.statusCode >= 500)
        throw new Error('The keys of Microsoft’s tokens cannot be had.');
      if (error instanceof Error && faults.includes(error.name))
        throw new AuthenticationError('The token cannot be trusted.', 401);
      throw error;
    }
  }
}

export interface Adapter {
  readonly adapter: CloudAdapter;
  /** Whom our tokens are for. */
  readonly audience: string;
  /** Asks for a token of our own. Throws when Microsoft gives none. */
  signIn(): Promise<void>;
}

export function openAdapter(app: TeamsApp, issuer?: Issuer): Adapter {
  const authentication = new Authentication(
    {
      MicrosoftAppId: app.id,
      MicrosoftAppPassword: app.password,
      MicrosoftAppTenantId: app.tenant,
      MicrosoftAppType: 'SingleTenant',
      ...issuer?.options,
    },
    issuer?.credentials,
  );
  const audience = AuthenticationConstants.ToChannelFromBotOAuthScope;
  return {
    adapter: new CloudAdapter(authentication),
    audience,
    async signIn() {
      const own = new ClaimsIdentity([{ type: 'aud', value: app.id }]);
      const client = await authentication
        .createConnectorFactory(own)
        .create('https://smba.trafficmanager.net', audience);
      const { credentials } = client;
      if ('getToken' in credentials && typeof credentials.getToken === 'function') await credentials.getToken();
    },
  };
}
