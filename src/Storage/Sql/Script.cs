using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Signet.Storage.Sql;

/// <summary>The one place where text becomes a command.</summary>
internal static class Script
{
    [SuppressMessage("Security", "CA2100:Review SQL queries for security vulnerabilities", Justification = "Every text is a constant of this assembly; values are bound as parameters.")]
    public static DbCommand Command(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
