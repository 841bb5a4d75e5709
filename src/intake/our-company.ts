/** Who we are: our name, our mail domains, and what follows for people who turn out to be ours. */
import { me } from '../access/viewers.ts';
