namespace Signet.Protocol.SigV4;

/// <summary>What the verifier reads of a request, exactly as it was received: nothing decoded, nothing normalised.</summary>
public interface ISignedRequest
{
    /// <summary>The method, such as <c>POST</c>.</summary>
    string Method { get; }

    /// <summary>The raw path, up to <c>?</c>.</summary>
    string Path { get; }

    /// <summary>The raw query without its <c>?</c>; empty when there is none.</summary>
    string Query { get; }

    /// <summary>The body's bytes.</summary>
    ReadOnlyMemory<byte> Body { get; }

    /// <summary>How many values came under a header's name, in any case; <c>:authority</c> counts as <c>host</c>.</summary>
    int HeaderCount(string name);

    /// <summary>One of a header's values, in order of arrival.</summary>
    string HeaderValue(string name, int index);
}
