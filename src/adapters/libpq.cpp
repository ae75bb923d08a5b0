#include "adapters/libpq.h"

#include <dlfcn.h>

#include <array>
#include <string>

namespace shuofa::postgres {
namespace {

constexpr ErrorReason libpq_missing{
    "libpq_missing", ErrorCode::Unavailable,
    "这台电脑没有 PostgreSQL 客户端库。请安装软件包 libpq5，或去掉 --database 使用本机数据库。",
    "The PostgreSQL client library is missing. Please install the package libpq5, or leave out "
    "--database to use the local database."};

template <class F>
void find(void* library, const char* name, F& function, std::string& missing) {
    function = reinterpret_cast<F>(::dlsym(library, name));
    if (function == nullptr) missing += std::string{" "} + name;
}

Result<const Libpq*> load() {
    void* library = ::dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) {
        const char* why = ::dlerror();
        return fail(libpq_missing, why == nullptr ? "" : why);
    }
    static Libpq functions;
    std::string missing;
    find(library, "PQconnectdbParams", functions.connectdbParams, missing);
    find(library, "PQstatus", functions.status, missing);
    find(library, "PQerrorMessage", functions.errorMessage, missing);
    find(library, "PQfinish", functions.finish, missing);
    find(library, "PQtransactionStatus", functions.transactionStatus, missing);
    find(library, "PQexec", functions.exec, missing);
    find(library, "PQprepare", functions.prepare, missing);
    find(library, "PQexecPrepared", functions.execPrepared, missing);
    find(library, "PQresultStatus", functions.resultStatus, missing);
    find(library, "PQresultErrorField", functions.resultErrorField, missing);
    find(library, "PQresultErrorMessage", functions.resultErrorMessage, missing);
    find(library, "PQntuples", functions.ntuples, missing);
    find(library, "PQgetisnull", functions.getisnull, missing);
    find(library, "PQgetvalue", functions.getvalue, missing);
    find(library, "PQgetlength", functions.getlength, missing);
    find(library, "PQclear", functions.clear, missing);
    find(library, "PQsetNoticeProcessor", functions.setNoticeProcessor, missing);
    if (!missing.empty()) return fail(libpq_missing, "libpq.so.5 lacks" + missing);
    return &functions;
}

}  // namespace

Result<const Libpq*> libpq() {
    static const Result<const Libpq*> loaded = load();
    return loaded;
}

}  // namespace shuofa::postgres
