import type { ReactNode } from 'react';
import { CreateKey } from './CreateKey/CreateKey';
import { CreateStore } from './CustomKeyStores/CreateStore';
import { CustomKeyStores } from './CustomKeyStores/CustomKeyStores';
import { EventHistory } from './Events/EventHistory';
import { Home } from './Home/Home';
import { CreateRole } from './Identity/CreateRole/CreateRole';
import { Group } from './Identity/Groups/Group';
import { Groups } from './Identity/Groups/Groups';
import { CreatePolicy } from './Identity/Policies/CreatePolicy';
import { Policies } from './Identity/Policies/Policies';
import { Policy } from './Identity/Policies/Policy';
import { Role } from './Identity/Roles/Role';
import { Roles } from './Identity/Roles/Roles';
import { User } from './Identity/Users/User';
import { Users } from './Identity/Users/Users';
import { ImportMaterial } from './Import/ImportMaterial';
import { Key } from './Key/Key';
import { Keys } from './Keys/Keys';
import { NotFound } from './NotFound/NotFound';
import { Simulator } from './Simulator/Simulator';
import { TryIt } from './TryIt/TryIt';

interface Page {
  path: string;
  title: string;
  /** The page of the navigation that it is reached from; those that stand there themselves have none. */
  under?: string;
  /** The heading in the navigation that it stands under. */
  section?: string;
  show: (rest: string[]) => ReactNode;
}

/** Every page: a row here is a page there. The first is where people arrive. */
export const pages: readonly Page[] = [
  { path: 'home', title: 'Home', show: () => <Home /> },
  { path: 'keys', title: 'Customer managed keys', show: () => <Keys /> },
  { path: 'key', title: 'Key', under: 'keys', show: ([id, tab]) => <Key keyId={id ?? ''} tab={tab} key={id} /> },
  { path: 'create-key', title: 'Create key', show: () => <CreateKey /> },
  { path: 'import', title: 'Import key material', under: 'keys', show: ([id]) => <ImportMaterial keyId={id ?? ''} key={id} /> },
  { path: 'try', title: 'Try it', show: ([id]) => <TryIt keyId={id ?? ''} /> },
  { path: 'key-stores', title: 'Custom key stores', show: () => <CustomKeyStores /> },
  { path: 'create-key-store', title: 'Create custom key store', under: 'key-stores', show: () => <CreateStore /> },
  { path: 'events', title: 'Event history', show: ([only]) => <EventHistory only={only ?? ''} key={only} /> },
  { path: 'roles', title: 'Roles', section: 'Identity', show: () => <Roles /> },
  { path: 'role', title: 'Role', under: 'roles', show: ([name]) => <Role name={name ?? ''} key={name} /> },
  { path: 'create-role', title: 'Create role', under: 'roles', show: () => <CreateRole /> },
  { path: 'users', title: 'Users', section: 'Identity', show: () => <Users /> },
  { path: 'user', title: 'User', under: 'users', show: ([name]) => <User name={name ?? ''} key={name} /> },
  { path: 'groups', title: 'Groups', section: 'Identity', show: () => <Groups /> },
  { path: 'group', title: 'Group', under: 'groups', show: ([name]) => <Group name={name ?? ''} key={name} /> },
  { path: 'policies', title: 'Policies', section: 'Identity', show: () => <Policies /> },
  { path: 'policy', title: 'Policy', under: 'policies', show: ([arn]) => <Policy arn={arn ?? ''} key={arn} /> },
  { path: 'create-policy', title: 'Create policy', under: 'policies', show: () => <CreatePolicy /> },
  { path: 'simulator', title: 'Policy simulator', section: 'Identity', show: ([arn]) => <Simulator principal={arn ?? ''} key={arn} /> },
];

const lost: Page = { path: '', title: 'Page not found', under: '', show: () => <NotFound /> };

/** The page at an address; where there is none, one that says so. */
export const pageAt = (path: string): Page => (path === '' ? pages[0]! : (pages.find((page) => page.path === path) ?? lost));
