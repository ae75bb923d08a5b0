#pragma once

#include "domain/orders/refund_account.h"
#include "views/imports_view.h"
#include "views/orders_view.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

// What files, orders and promises say about the same money, side by side.
namespace shuofa {

struct TotalDifferenceView {
    std::string what;  // "rows", "expense", "expense_count" ...
    std::string stated;
    std::string computed;
    std::string difference;  // stated less computed
    Phrase because;
};
BOOST_DESCRIBE_STRUCT(TotalDifferenceView, (), (what, stated, computed, difference, because))

struct ReconciledFileView {
    std::string import;  // "imp_..."
    std::string file;
    std::string member;  // inside an archive
    std::string importer;
    std::optional<BillSumsView> stated;  // null: the file states none
    BillSumsView computed;
    std::optional<bool> agree;
    std::int64_t problems = 0;  // rows that could not be read
    std::vector<TotalDifferenceView> differences;
};
BOOST_DESCRIBE_STRUCT(ReconciledFileView, (),
                      (import, file, member, importer, stated, computed, agree, problems,
                       differences))

struct ReconciledRefundView {
    OrderId order;
    std::string title;
    std::string seller;
    std::optional<Money> paid;
    std::optional<Money> stated;
    Money seen;
    Money difference;
    RefundAccountState state = RefundAccountState::Agrees;
    Phrase because;
};
BOOST_DESCRIBE_STRUCT(ReconciledRefundView, (),
                      (order, title, seller, paid, stated, seen, difference, state, because))

struct ReconciledPromiseView {
    OrderId order;
    CaseId case_;
    int event = 0;
    std::string title;
    std::optional<Money> amount;
    Day made_on{};
    std::optional<Day> due;
    Money seen;
    PromisedMoney state = PromisedMoney::Open;
    int days_late = 0;
    std::optional<Day> kept_on;
};
BOOST_DESCRIBE_STRUCT(ReconciledPromiseView, (),
                      (order, case_, event, title, amount, made_on, due, seen, state, days_late,
                       kept_on))

// A purchase that a lone refund may belong to.
struct RefundProposalView {
    std::string link;   // "lnk_...": PATCH /links/{id} confirms, rejects or undoes
    std::string state;  // "proposed", "confirmed", "rejected"
    OrderId order;
    std::string title;
    std::optional<Money> paid;
    std::int64_t score = 0;
};
BOOST_DESCRIBE_STRUCT(RefundProposalView, (), (link, state, order, title, paid, score))

// A refund whose purchase is not known.
struct UnlinkedRefundView {
    OrderId order;  // under which the refund is kept
    SourceKind source = SourceKind::Alipay;
    std::string seller;
    std::string title;
    Money amount;
    std::optional<Instant> at;
    std::string file;
    std::uint32_t row = 0;
    std::string import;
    std::vector<RefundProposalView> proposals;
};
BOOST_DESCRIBE_STRUCT(UnlinkedRefundView, (),
                      (order, source, seller, title, amount, at, file, row, import, proposals))

struct ReconciliationView {
    std::vector<ReconciledFileView> files;        // newest import first; at most 500 imports
    std::vector<ReconciledRefundView> refunds;    // of orders whose accounts differ; at most 1,000
    std::vector<ReconciledPromiseView> promises;  // what is out comes first
    std::vector<UnlinkedRefundView> unlinked_refunds;  // at most 1,000
    bool is_all = true;                                // false: one of the lists is cut
};
BOOST_DESCRIBE_STRUCT(ReconciliationView, (), (files, refunds, promises, unlinked_refunds, is_all))

Result<ReconciliationView> view_reconciliation(sql::Transaction& transaction, const VaultId& vault,
                                               Day today);
std::string to_json(const ReconciliationView& view);
Phrase phrase_of(RefundAccountState state);

}  // namespace shuofa
