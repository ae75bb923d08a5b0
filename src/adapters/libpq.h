#pragma once

#include "base/result.h"

#include <libpq-fe.h>

namespace shuofa::postgres {

// The functions of libpq that are used.  The library is opened when the first PostgreSQL address is
// given: linking it would load twenty more libraries at every start.
struct Libpq {
    decltype(&PQconnectdbParams) connectdbParams;
    decltype(&PQstatus) status;
    decltype(&PQerrorMessage) errorMessage;
    decltype(&PQfinish) finish;
    decltype(&PQtransactionStatus) transactionStatus;
    decltype(&PQexec) exec;
    decltype(&PQprepare) prepare;
    decltype(&PQexecPrepared) execPrepared;
    decltype(&PQresultStatus) resultStatus;
    decltype(&PQresultErrorField) resultErrorField;
    decltype(&PQresultErrorMessage) resultErrorMessage;
    decltype(&PQntuples) ntuples;
    decltype(&PQgetisnull) getisnull;
    decltype(&PQgetvalue) getvalue;
    decltype(&PQgetlength) getlength;
    decltype(&PQclear) clear;
    decltype(&PQsetNoticeProcessor) setNoticeProcessor;
};

Result<const Libpq*> libpq();

}  // namespace shuofa::postgres
