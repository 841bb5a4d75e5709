/** The types of records of our Salesforce, with the fields that it comes with. */

export interface FakeField {
  readonly name: string;
  readonly type: string;
  readonly length: number;
  readonly custom: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly externalId: boolean;
  readonly required: boolean;
  readonly options?: readonly string[];
}

export interface FakeType {
  readonly prefix: string;
  readonly fields: FakeField[];
}

const lengths: Readonly<Record<string, number>> = { string: 255, textarea: 32_000, email: 80, phone: 40, url: 255 };
/** `Name*` is required; `=` is made by Salesforce; `!` is set once. */
function field(text: string): FakeField {
  const [, mark = '', name = '', type = 'string', length] = /^([*=!]*)(\w+)(?::(\w+))?(?:\((\d+)\))?/u.exec(text) ?? [];
  return {
    name,
    type,
    length: Number(length ?? lengths[type] ?? 0),
    custom: name.endsWith('__c'),
    createable: !mark.includes('='),
    updateable: !/[=!]/u.test(mark),
    externalId: false,
    required: mark.includes('*'),
  };
}
const type = (prefix: string, text: string): FakeType => ({
  prefix,
  fields: `=Id:id =IsDeleted:boolean =CreatedDate:datetime =SystemModstamp:datetime OwnerId:reference ${text}`
    .split(/\s+/u)
    .map(field),
});

export const picklists: Readonly<Record<string, readonly string[]>> = {
  'Opportunity.StageName': ['Prospecting', 'Negotiation/Review', 'Closed Won', 'Closed Lost'],
  'Task.Status': ['Not Started', 'In Progress', 'Completed'],
  'Task.TaskSubtype': ['Task', 'Email', 'Call', 'ListEmail', 'Cadence', 'LinkedIn'],
};

export const activityRelation = {
  TaskRelation: () => type('0RT', '!*TaskId:reference !*RelationId:reference =IsWhat:boolean'),
  EventRelation: () =>
    type(
      '0RE',
      '!*EventId:reference !*RelationId:reference =IsWhat:boolean !IsParent:boolean !IsInvitee:boolean Status',
    ),
};

/** What an administrator sees of who may do what. */
export const permissionTypes = () => ({
  PermissionSet: type('0PS', 'Name PermissionsViewAllData:boolean'),
  PermissionSetAssignment: type('0Pa', 'AssigneeId:reference PermissionSetId:reference'),
  ObjectPermissions: type('110', 'ParentId:reference SobjectType PermissionsViewAllRecords:boolean'),
});

export const standardTypes = (): Record<string, FakeType> => ({
  Organization: type(
    '00D',
    '=Name =IsSandbox:boolean =TimeZoneSidKey =DefaultAccountAccess =DefaultContactAccess =DefaultLeadAccess =DefaultOpportunityAccess',
  ),
  User: type(
    '005',
    'FirstName *LastName =Name *Email:email Department TimeZoneSidKey LanguageLocaleKey =UserType IsActive:boolean UserRoleId:reference',
  ),
  UserRole: type('00E', '*Name ParentRoleId:reference'),
  TaskStatus: type('01Z', '=ApiName =IsClosed:boolean =IsDefault:boolean =SortOrder:int'),
  Account: type(
    '001',
    '=MasterRecordId:reference *Name Website:url Industry BillingCity BillingCountry ParentId:reference Description:textarea',
  ),
  Contact: type(
    '003',
    '=MasterRecordId:reference AccountId:reference FirstName(40) *LastName(80) =Name Email:email Phone:phone MobilePhone:phone Title Department MailingCity MailingCountry',
  ),
  Lead: type(
    '00Q',
    '=MasterRecordId:reference =IsConverted:boolean =ConvertedContactId:reference FirstName(40) *LastName(80) *Company Website:url Email:email Phone:phone MobilePhone:phone Title City Country',
  ),
  Opportunity: type('006', '*Name(120) *StageName Amount:currency *CloseDate:date AccountId:reference'),
  OpportunityContactRole: type('00K', '!*OpportunityId:reference !*ContactId:reference IsPrimary:boolean'),
  Task: type(
    '00T',
    'WhoId:reference WhatId:reference =AccountId:reference Subject Description:textarea Status !TaskSubtype Type =IsClosed:boolean ActivityDate:date =CompletedDateTime:datetime CallDurationInSeconds:int CallType CallDisposition =IsArchived:boolean =IsRecurrence:boolean',
  ),
  Event: type(
    '00U',
    'WhoId:reference WhatId:reference =AccountId:reference Subject Description:textarea IsPrivate:boolean ActivityDate:date IsAllDayEvent:boolean StartDateTime:datetime EndDateTime:datetime DurationInMinutes:int =IsArchived:boolean =IsRecurrence:boolean =IsChild:boolean',
  ),
  EventRelation: activityRelation.EventRelation(),
});

export const keyFieldOf = (name: string): FakeField => ({ ...field(`${name}(64)`), externalId: true });
export const customField = (name: string, kind = 'string'): FakeField => field(`${name}:${kind}`);
