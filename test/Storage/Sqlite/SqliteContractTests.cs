using Signet.Storage.Tests.Contract;

namespace Signet.Storage.Tests.Sqlite;

public sealed class SqliteRecordTests : RecordContract<SqliteDatabase>;

public sealed class SqliteConstraintTests : ConstraintContract<SqliteDatabase>;

public sealed class SqliteAtomicityTests : AtomicityContract<SqliteDatabase>;

public sealed class SqlitePatienceTests : PatienceContract<SqliteDatabase>;

public sealed class SqliteListingTests : ListingContract<SqliteDatabase>;

public sealed class SqliteEventTests : EventContract<SqliteDatabase>;

public sealed class SqliteReplacementTests : ReplacementContract<SqliteDatabase>;
