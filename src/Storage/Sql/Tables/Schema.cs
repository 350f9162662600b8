using System.Collections.Frozen;
using Signet.Storage.Records;

namespace Signet.Storage.Sql.Tables;

/// <summary>Which table keeps which kind of record.</summary>
internal static class Schema
{
    public static readonly KeyTable Keys = new();
    public static readonly AliasTable Aliases = new();
    public static readonly KeyMaterialTable Materials = new();
    public static readonly GrantTable Grants = new();
    public static readonly UserTable Users = new();
    public static readonly RoleTable Roles = new();

    private static readonly FrozenDictionary<Type, Table> Tables = new Dictionary<Type, Table>
    {
        [typeof(AccountRecord)] = new AccountTable(),
        [typeof(UserRecord)] = Users,
        [typeof(RoleRecord)] = Roles,
        [typeof(InlinePolicyRecord)] = new InlinePolicyTable(),
        [typeof(GroupRecord)] = new GroupTable(),
        [typeof(GroupMemberRecord)] = new GroupMemberTable(),
        [typeof(ManagedPolicyRecord)] = new ManagedPolicyTable(),
        [typeof(ManagedPolicyVersionRecord)] = new ManagedPolicyVersionTable(),
        [typeof(PolicyAttachmentRecord)] = new PolicyAttachmentTable(),
        [typeof(InstanceProfileRecord)] = new InstanceProfileTable(),
        [typeof(OidcProviderRecord)] = new OidcProviderTable(),
        [typeof(SamlProviderRecord)] = new SamlProviderTable(),
        [typeof(AccessKeyRecord)] = new AccessKeyTable(),
        [typeof(KeyRecord)] = Keys,
        [typeof(KeyMaterialRecord)] = Materials,
        [typeof(GrantRecord)] = Grants,
        [typeof(CustomKeyStoreRecord)] = new CustomKeyStoreTable(),
        [typeof(AliasRecord)] = Aliases,
        [typeof(DataKeyRecord)] = new DataKeyTable(),
    }.ToFrozenDictionary();

    public static IEnumerable<Table> All => Tables.Values;

    public static Table Of(IRecord record) => Of(record.GetType());

    public static Table<T> Of<T>()
        where T : IRecord => (Table<T>)Of(typeof(T));

    private static Table Of(Type type) =>
        Tables.TryGetValue(type, out var table) ? table : throw new ArgumentException($"{type.Name} is no record of this store.");
}
