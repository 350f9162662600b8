namespace Signet.Storage.Sql;

/// <summary>What a database's error means for the commit that met it.</summary>
internal enum Fault
{
    /// <summary>The database cannot do its work; everything in the transaction fails.</summary>
    Unavailable,

    /// <summary>A unique key or name is taken.</summary>
    Unique,

    /// <summary>A value breaks a rule of the schema: a mistake of the caller's.</summary>
    Rule,
}
