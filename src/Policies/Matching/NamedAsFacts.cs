namespace Signet.Policies.Matching;

/// <summary>What is asked of a set of names.</summary>
internal static class NamedAsFacts
{
    extension(NamedAs named)
    {
        /// <summary>Whether at least one of some names is among them.</summary>
        public bool Includes(NamedAs some) => (named & some) != NamedAs.Nobody;
    }
}
