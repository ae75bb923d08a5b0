#include "adapters/postgres_connection.h"

#include "adapters/database_errors.h"
#include "adapters/libpq.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cstring>
#include <vector>

namespace shuofa::postgres {
namespace {

constexpr std::size_t kept_statements = 200;

struct ResultDeleter {
    const Libpq* library;
    void operator()(PGresult* result) const { library->clear(result); }
};
using ResultHandle = std::unique_ptr<PGresult, ResultDeleter>;

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return 0;
}

// A row of a result in text format.
class ResultRow final : public sql::Row {
public:
    ResultRow(const Libpq& library, const PGresult* result) : library_{library}, result_{result} {}
    void move_to(int row) { row_ = row; }

    bool is_null(int column) const override {
        return library_.getisnull(result_, row_, column) != 0;
    }
    std::int64_t integer(int column) const override {
        const std::string_view digits = text(column);
        if (digits == "t") return 1;  // boolean
        std::int64_t value = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return value;
    }
    std::string_view text(int column) const override {
        return {library_.getvalue(result_, row_, column),
                static_cast<std::size_t>(library_.getlength(result_, row_, column))};
    }
    std::span<const std::byte> bytes(int column) const override {
        // bytea comes as "\x" and hexadecimal digits.
        const std::string_view hex = text(column);
        auto& bytes = decoded_.emplace_back();
        for (std::size_t i = 2; i + 1 < hex.size(); i += 2) {
            bytes.push_back(static_cast<std::byte>(hex_value(hex[i]) * 16 + hex_value(hex[i + 1])));
        }
        return bytes;
    }
    void forget_bytes() { decoded_.clear(); }

private:
    const Libpq& library_;
    const PGresult* result_;
    int row_ = 0;
    mutable std::vector<std::vector<std::byte>> decoded_;
};

// Parameters as libpq wants them: text with an end mark, bytes as they are.
struct Parameters {
    std::vector<std::string> texts;
    std::vector<const char*> values;
    std::vector<int> lengths;
    std::vector<int> formats;
    bool has_nul = false;

    explicit Parameters(std::span<const sql::Value> given) {
        texts.reserve(given.size());  // pointers into it must stay
        for (const sql::Value& value : given)
            std::visit(*this, value);
    }
    void operator()(std::nullptr_t) { add(nullptr, 0, 0); }
    void operator()(std::int64_t number) {
        texts.push_back(fmt::format_int{number}.str());
        add(texts.back().c_str(), 0, 0);
    }
    void operator()(std::string_view text) {
        has_nul = has_nul || text.find('\0') != std::string_view::npos;
        texts.emplace_back(text);
        add(texts.back().c_str(), 0, 0);
    }
    void operator()(std::span<const std::byte> bytes) {
        const void* begin = bytes.data() == nullptr ? static_cast<const void*>("") : bytes.data();
        add(static_cast<const char*>(begin), static_cast<int>(bytes.size()), 1);
    }
    void add(const char* value, int length, int format) {
        values.push_back(value);
        lengths.push_back(length);
        formats.push_back(format);
    }
};

const ErrorReason& reason_of(std::string_view sqlstate) {
    if (sqlstate == "53100") return database_disk_full;
    if (sqlstate == "25006") return database_read_only;
    if (sqlstate == "55P03") return database_locked;
    if (sqlstate.starts_with("XX")) return database_damaged;  // data_corrupted, index_corrupted
    if (sqlstate.starts_with("23")) return database_conflict;
    if (sqlstate.starts_with("08") || sqlstate.starts_with("28") || sqlstate.starts_with("3D") ||
        sqlstate.starts_with("57P") || sqlstate.starts_with("53") ||
        sqlstate.starts_with("42501")) {
        return database_unreachable;
    }
    return database_failed;
}

void ignore_notice(void*, const char*) {}

}  // namespace

Connection::~Connection() {
    if (handle_ != nullptr) library_.finish(handle_);
}

Result<std::unique_ptr<Connection>> Connection::open(const std::string& address) {
    const Libpq* library = TRY(libpq());
    std::unique_ptr<Connection> connection{new Connection{*library}};
    // Later entries win, so the address may say otherwise.
    const std::array<const char*, 5> keywords{"connect_timeout", "application_name",
                                              "client_encoding", "dbname", nullptr};
    const std::array<const char*, 5> values{"10", "shuofa", "UTF8", address.c_str(), nullptr};
    connection->handle_ = library->connectdbParams(keywords.data(), values.data(), 1);
    if (library->status(connection->handle_) != CONNECTION_OK) {
        const std::string why = library->errorMessage(connection->handle_);
        const bool wrong_address = why.find("URI") != std::string::npos;
        return fail(wrong_address ? database_address_invalid : database_unreachable, why);
    }
    library->setNoticeProcessor(connection->handle_, ignore_notice, nullptr);
    // A plan that was made while a table was empty reads the whole of it for each look-up, and
    // stays that way through the import that fills it.  Engines that do not know the setting do
    // without.
    static_cast<void>(connection->execute("SET plan_cache_mode = force_custom_plan"));
    return connection;
}

bool Connection::is_alive() const { return library_.status(handle_) == CONNECTION_OK; }

tl::unexpected<Error> Connection::failure(pg_result* result, std::string_view doing) {
    const char* state = library_.resultErrorField(result, PG_DIAG_SQLSTATE);
    const std::string_view sqlstate = state == nullptr ? "08006" : state;
    const char* primary = library_.resultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    should_retry_ = sqlstate == "40001" || sqlstate == "40P01";
    return fail(should_retry_ ? database_busy_retrying : reason_of(sqlstate),
                fmt::format("postgres {}: {}: {}", sqlstate,
                            primary == nullptr ? library_.errorMessage(handle_) : primary,
                            doing.substr(0, 120)));
}

Result<void> Connection::execute(const char* statement) {
    const ResultHandle result{library_.exec(handle_, statement), {&library_}};
    const ExecStatusType status = library_.resultStatus(result.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return {};
    return failure(result.get(), statement);
}

Result<std::string> Connection::prepared_name(std::string_view statement) {
    std::string text{statement};
    if (const auto found = names_.find(text); found != names_.end()) return found->second;
    if (names_.size() >= kept_statements) {
        TRY(execute("DEALLOCATE ALL"));
        names_.clear();
    }
    std::string name = fmt::format("s{}", names_.size());
    const ResultHandle result{library_.prepare(handle_, name.c_str(), text.c_str(), 0, nullptr),
                              {&library_}};
    if (library_.resultStatus(result.get()) != PGRES_COMMAND_OK) {
        return failure(result.get(), statement);
    }
    names_.emplace(std::move(text), name);
    return name;
}

Result<void> Connection::run(std::string_view statement, std::span<const sql::Value> values,
                             const OnRow& on_row) {
    const std::string name = TRY(prepared_name(statement));
    const Parameters parameters{values};
    if (parameters.has_nul) return fail(database_failed, "text with a NUL");
    const ResultHandle result{
        library_.execPrepared(handle_, name.c_str(), static_cast<int>(values.size()),
                              parameters.values.data(), parameters.lengths.data(),
                              parameters.formats.data(), 0),
        {&library_}};
    const ExecStatusType status = library_.resultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
        return failure(result.get(), statement);
    }
    if (!on_row) return {};
    ResultRow row{library_, result.get()};
    const int count = library_.ntuples(result.get());
    for (int i = 0; i < count; ++i) {
        row.move_to(i);
        TRY(on_row(row));
        row.forget_bytes();
    }
    return {};
}

Result<void> Connection::run_between(const char* begin, const sql::Database::Work& work) {
    should_retry_ = false;
    TRY(execute(begin));
    Result<void> done;
    try {
        done = work(*this);
    } catch (...) {
        static_cast<void>(execute("ROLLBACK"));
        throw;
    }
    if (done && library_.transactionStatus(handle_) == PQTRANS_INERROR) {
        done = fail(database_failed, "a failed statement was passed over");
    }
    if (done) done = execute("COMMIT");
    if (!done && is_alive() && library_.transactionStatus(handle_) != PQTRANS_IDLE) {
        const bool retry = should_retry_;
        static_cast<void>(execute("ROLLBACK"));
        should_retry_ = retry;
    }
    return done;
}

}  // namespace shuofa::postgres
