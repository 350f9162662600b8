namespace Signet.Server.Kms.CustomKeyStores;

/// <summary>Refuses requests whose members do not go together.</summary>
internal static class MemberRules
{
    /// <summary>Refuses the first member that is missing.</summary>
    public static void Require(IReadOnlyList<(string Name, bool Given)> members, string with)
    {
        foreach (var (name, _) in members.Where(member => !member.Given))
        {
            throw CustomKeyStoreErrors.Required(name, with);
        }
    }

    /// <summary>Refuses the first member that is there.</summary>
    public static void Refuse(IReadOnlyList<(string Name, bool Given)> members, string with)
    {
        foreach (var (name, _) in members.Where(member => member.Given))
        {
            throw CustomKeyStoreErrors.NotTaken(name, with);
        }
    }
}
