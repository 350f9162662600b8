using Signet.Protocol.Wire;

namespace Signet.Server.Iam.EmptyLists;

/// <summary>A list that is empty, because what it would hold does not exist here. Terraform asks for these before it deletes a user.</summary>
internal sealed record EmptyListResponse(string Name) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Structures(Name, []);
        new IamPage<string>([], Marker: null).WriteEnd(writer);
    }
}
