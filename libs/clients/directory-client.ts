// The directory service, as other services see it. The only place that knows its paths.
import type { AddressCheckBody, AddressCheckView } from '@portico/contracts/address-checks';
import type {
  CommunityBody,
  CommunityFace,
  CommunityListQuery,
  CommunityPatch,
  CommunityRecord,
} from '@portico/contracts/communities';
import type { ImportBody, ImportStarted, ImportView } from '@portico/contracts/imports';
import type { Page } from '@portico/contracts/lists';
import type { PropertyBody, PropertyListQuery, PropertyView } from '@portico/contracts/properties';
import type {
  CommunityCard,
  ProfileCard,
  RecipientCard,
  RecipientCardPage,
  RecipientIdsBody,
  RecipientPageBody,
  SelectionCheck,
  SelectionCheckBody,
} from '@portico/contracts/recipients';
import type {
  MassEditAnswer,
  MassEditBody,
  NewResidentBody,
  ResidentFilter,
  ResidentListQuery,
  ResidentPatch,
  ResidentView,
} from '@portico/contracts/residents';
import type { OrganizationPatch, OrganizationView } from '@portico/contracts/staff';
import type { StandingsBody } from '@portico/contracts/standings';
import type { DirectoryThing } from '@portico/contracts/things';
import { ServiceClient } from '@portico/platform/service-client';
import type { FileUpload } from '@portico/platform/service-client';
import type { Tenant } from '@portico/platform/tenant';

/** Every method throws `Problem`: directory's own, or `service.unavailable`. */
export class DirectoryClient {
  constructor(private readonly http: ServiceClient) {}

  /** The first organization of this installation, made if there is none. */
  firstOrganization(name: string): Promise<OrganizationView> {
    return this.http.put('/organizations/first', { body: { name } });
  }

  /** The organization of the tenant. */
  currentOrganization(tenant: Tenant): Promise<OrganizationView> {
    return this.http.get('/organizations/current', { tenant });
  }

  updateOrganization(tenant: Tenant, body: OrganizationPatch): Promise<OrganizationView> {
    return this.http.patch('/organizations/current', { tenant, body });
  }

  createOrganization(name: string): Promise<OrganizationView> {
    return this.http.post('/organizations', { body: { name } });
  }

  /** The community a thing belongs to; `resource.not_found` where it is unknown or of another organization. */
  locate(tenant: Tenant, thing: DirectoryThing, id: string): Promise<{ communityId: string }> {
    return this.http.get(`/locate/${thing}/${id}`, { tenant });
  }

  /** `ids`: only these communities (what is assigned to the caller); null for all. */
  listCommunities(tenant: Tenant, query: CommunityListQuery, ids: string[] | null): Promise<Page<CommunityRecord>> {
    return this.http.post('/communities/page', { tenant, body: { ...query, ids } });
  }

  createCommunity(tenant: Tenant, body: CommunityBody): Promise<CommunityRecord> {
    return this.http.post('/communities', { tenant, body });
  }

  getCommunity(tenant: Tenant, id: string): Promise<CommunityRecord> {
    return this.http.get(`/communities/${id}`, { tenant });
  }

  updateCommunity(tenant: Tenant, id: string, body: CommunityPatch): Promise<CommunityRecord> {
    return this.http.patch(`/communities/${id}`, { tenant, body });
  }

  /** Hands on a picture as the community's logo. */
  putLogo(tenant: Tenant, id: string, { filename, path }: FileUpload): Promise<void> {
    const call = { tenant, method: 'PUT', query: { filename } };
    return this.http.upload(`/communities/${id}/logo`, path, 'application/octet-stream', call);
  }

  /** The answer is the picture, streamed. */
  communityLogo(tenant: Tenant, id: string): Promise<Response> {
    return this.http.stream(`/communities/${id}/logo`, { tenant });
  }

  removeLogo(tenant: Tenant, id: string): Promise<void> {
    return this.http.delete(`/communities/${id}/logo`, { tenant });
  }

  /** The answer is the picture, streamed; for anyone who has its address. */
  logo(sha256: string): Promise<Response> {
    return this.http.stream(`/logos/${sha256}`, {});
  }

  /** What anyone may see of a community. */
  communityFace(id: string): Promise<CommunityFace> {
    return this.http.get(`/communities/${id}/face`);
  }

  communityCard(tenant: Tenant, id: string): Promise<CommunityCard> {
    return this.http.get(`/communities/${id}/card`, { tenant });
  }

  listProperties(tenant: Tenant, communityId: string, query: PropertyListQuery): Promise<Page<PropertyView>> {
    return this.http.get(`/communities/${communityId}/properties`, { tenant, query: { ...query } });
  }

  createProperty(tenant: Tenant, communityId: string, body: PropertyBody): Promise<PropertyView> {
    return this.http.post(`/communities/${communityId}/properties`, { tenant, body });
  }

  getProperty(tenant: Tenant, id: string): Promise<PropertyView> {
    return this.http.get(`/properties/${id}`, { tenant });
  }

  updateProperty(tenant: Tenant, id: string, body: PropertyBody): Promise<PropertyView> {
    return this.http.patch(`/properties/${id}`, { tenant, body });
  }

  deleteProperty(tenant: Tenant, id: string): Promise<void> {
    return this.http.delete(`/properties/${id}`, { tenant });
  }

  listResidents(tenant: Tenant, communityId: string, query: ResidentListQuery): Promise<Page<ResidentView>> {
    return this.http.get(`/communities/${communityId}/residents`, { tenant, query: { ...query } });
  }

  /** With `sendInvitation` and an email the wish to invite is committed together with the resident. */
  createResident(tenant: Tenant, communityId: string, body: NewResidentBody): Promise<ResidentView> {
    return this.http.post(`/communities/${communityId}/residents`, { tenant, body });
  }

  getResident(tenant: Tenant, id: string): Promise<ResidentView> {
    return this.http.get(`/residents/${id}`, { tenant });
  }

  updateResident(tenant: Tenant, id: string, body: ResidentPatch): Promise<ResidentView> {
    return this.http.patch(`/residents/${id}`, { tenant, body });
  }

  deleteResident(tenant: Tenant, id: string): Promise<void> {
    return this.http.delete(`/residents/${id}`, { tenant });
  }

  massEdit(tenant: Tenant, communityId: string, body: MassEditBody): Promise<MassEditAnswer> {
    return this.http.patch(`/communities/${communityId}/residents`, { tenant, body });
  }

  /** The answer is `text/csv`, streamed. */
  exportResidents(tenant: Tenant, communityId: string, filter: ResidentFilter): Promise<Response> {
    return this.http.stream(`/communities/${communityId}/residents.csv`, { tenant, query: { ...filter } });
  }

  /** Hands on a CSV; its mapping is checked by directory. */
  startImport(tenant: Tenant, communityId: string, file: FileUpload, body: ImportBody): Promise<ImportStarted> {
    const query = { ...body, filename: file.filename };
    return this.http.upload(`/communities/${communityId}/imports`, file.path, 'text/csv', { tenant, query });
  }

  getImport(tenant: Tenant, id: string): Promise<ImportView> {
    return this.http.get(`/imports/${id}`, { tenant });
  }

  /** The answer is `text/csv`, streamed. */
  importErrors(tenant: Tenant, id: string): Promise<Response> {
    return this.http.stream(`/imports/${id}/errors.csv`, { tenant });
  }

  /** One page of who is selected, in order of resident id. */
  recipientPage(tenant: Tenant, body: RecipientPageBody): Promise<RecipientCardPage> {
    return this.http.post('/recipients/page', { tenant, body });
  }

  recipientsByIds(tenant: Tenant, body: RecipientIdsBody): Promise<RecipientCard[]> {
    return this.http.post('/recipients/by-ids', { tenant, body });
  }

  profiles(tenant: Tenant, body: RecipientIdsBody): Promise<ProfileCard[]> {
    return this.http.post('/recipients/profiles', { tenant, body });
  }

  /** Which of the selected have an address that looks wrong, in order of resident id. */
  addressChecks(tenant: Tenant, body: AddressCheckBody): Promise<Page<AddressCheckView>> {
    return this.http.post('/address-checks/page', { tenant, body });
  }

  checkSelection(tenant: Tenant, body: SelectionCheckBody): Promise<SelectionCheck> {
    return this.http.post('/selections/check', { tenant, body });
  }

  /** Brings the copy of where residents stand up to date; older versions are ignored. */
  putStandings(tenant: Tenant, body: StandingsBody): Promise<void> {
    return this.http.put('/standings', { tenant, body });
  }
}
