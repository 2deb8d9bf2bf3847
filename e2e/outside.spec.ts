// What the documents and the contract promise, seen from outside. One start of the system serves them all.
import './outside/contract';
import './outside/contract.answers';
import './outside/contract.repeats';
import './outside/contract.staff';
import './outside/contract.portal';
import './outside/one-resident';
import './outside/one-resident.link';
import './outside/whole-community';
import './outside/whole-community.message';
