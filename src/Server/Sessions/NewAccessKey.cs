using System.Runtime.InteropServices;

namespace Signet.Server.Sessions;

/// <summary>A long-term access key that is being made; its secret is never printed with it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NewAccessKey(string Id, string Secret)
{
    /// <summary>One that nobody knows yet.</summary>
    public static NewAccessKey AtRandom() => new(Credentials.NewAccessKeyId("AKIA"), Credentials.NewSecret());

    public override string ToString() => Id;
}
