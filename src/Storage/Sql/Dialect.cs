using System.Data.Common;

namespace Signet.Storage.Sql;

/// <summary>What differs between the databases that the one SQL store runs on.</summary>
internal abstract class Dialect
{
    /// <summary>The schema's history, oldest first.</summary>
    public abstract IReadOnlyList<Migration> Migrations { get; }

    /// <summary>Begins a transaction that will write.</summary>
    public abstract Query Begin { get; }

    public abstract DbConnection OpenWriter();

    public abstract DbConnection OpenReader();

    /// <summary>Whether every reference finds its row, as things stand inside the open transaction.</summary>
    public abstract bool ReferencesHold(DbConnection writer);

    /// <summary>Makes removed content leave the disk; false when a reader still stands in the way.</summary>
    public abstract bool TryScrub(DbConnection writer);

    public abstract Fault FaultOf(DbException error);

    /// <summary>A sentence that tells the operator what the error is about.</summary>
    public abstract string Explain(DbException error);
}
