#include "views/reconciliation_view.h"

#include "domain/orders/total_differences.h"
#include "formats/describe.h"
#include "storage/order_ids.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace shuofa {
namespace {

constexpr int most_imports = 500;
constexpr int most_orders = 1000;
constexpr int most_looked_at = 20'000;
constexpr int case_page = 200;
constexpr int most_cases = 1000;

class Reconciliation {
public:
    Reconciliation(sql::Transaction& transaction, const VaultId& vault, Day today)
        : imports_{transaction, vault},
          orders_{transaction, vault},
          cases_{transaction, vault},
          links_{transaction, vault},
          today_{today} {}

    Result<ReconciliationView> run() {
        TRY(add_files());
        TRY(add_refunds());
        TRY(add_promises());
        TRY(add_unlinked());
        return std::move(view_);
    }

private:
    Result<void> add_files() {
        const auto records = TRY(imports_.list(most_imports, std::nullopt));
        if (records.size() == most_imports) view_.is_all = false;
        for (const ImportRecord& record : records) {
            for (const ImportedBill& bill : record.bills)
                view_.files.push_back(file_view(record, bill.report));
        }
        return {};
    }

    static ReconciledFileView file_view(const ImportRecord& record, const BillReport& report) {
        ReconciledFileView file;
        file.import = record.id.text();
        file.file = record.file_name;
        file.member = report.member;
        file.importer = report.importer;
        if (report.totals.stated) file.stated = to_view(*report.totals.stated);
        file.computed = to_view(report.totals.computed);
        file.agree = report.totals.agree;
        file.problems = report.problems;
        for (const TotalDifference& one : total_differences(report)) {
            file.differences.push_back(
                {one.what, one.stated, one.computed, one.difference, one.because});
        }
        return file;
    }

    Result<void> add_refunds() {
        const auto doubtful = TRY(orders_.with_doubtful_refunds(most_looked_at));
        if (doubtful.size() == most_looked_at) view_.is_all = false;
        for (const Order& order : doubtful) {
            const RefundAccount account = refund_account(order);
            if (account.state == RefundAccountState::Agrees) continue;
            if (view_.refunds.size() == most_orders) {
                view_.is_all = false;
                break;
            }
            view_.refunds.push_back({order.id, order.title, order.seller, order.paid,
                                     account.stated, account.seen, account.difference,
                                     account.state, phrase_of(account.state)});
        }
        return {};
    }

    Result<void> add_promises() {
        std::set<OrderId> seen;
        std::optional<CaseId> after;
        int looked_at = 0;
        do {
            const CasePage page = TRY(cases_.list({}, case_page, after));
            for (const Case& matter : page.cases) {
                if (matter.order && seen.insert(*matter.order).second)
                    TRY(add_promises_of(*matter.order));
            }
            looked_at += static_cast<int>(page.cases.size());
            after = page.next;
        } while (after && looked_at < most_cases);
        if (after) view_.is_all = false;
        std::stable_sort(view_.promises.begin(), view_.promises.end(),
                         [](const ReconciledPromiseView& a, const ReconciledPromiseView& b) {
                             return std::pair{a.state == PromisedMoney::Kept, -a.days_late} <
                                    std::pair{b.state == PromisedMoney::Kept, -b.days_late};
                         });
        return {};
    }

    Result<void> add_promises_of(const OrderId& id) {
        const Order order = TRY(orders_.load(id));
        const CasePage cases = TRY(cases_.list({.open = {}, .order = id}, case_page, {}));
        for (const OrderPromise& promise : promises_of(order, cases.cases, today_)) {
            // The later promise of the same money stands for it.
            if (promise.made_again) continue;
            view_.promises.push_back({id, promise.matter, promise.event,
                                      order.title.empty() ? order.seller : order.title,
                                      promise.amount, promise.made_on, promise.due, promise.seen,
                                      promise.state, promise.days_late, promise.kept_on});
        }
        return {};
    }

    Result<void> add_unlinked() {
        const auto lone = TRY(orders_.lone_refunds(most_orders));
        if (lone.size() == most_orders) view_.is_all = false;
        for (const Order& order : lone) {
            UnlinkedRefundView refund;
            refund.order = order.id;
            refund.source = order.numbered_by;
            refund.seller = order.seller;
            refund.title = order.title;
            refund.amount = order.refunded;
            if (!order.refunds.empty()) refund.at = order.refunds.front().at;
            if (!order.sources.empty()) TRY(name_source(order.sources.front(), refund));
            TRY(add_proposals(order.id, refund));
            view_.unlinked_refunds.push_back(std::move(refund));
        }
        return {};
    }

    Result<void> name_source(const Source& source, UnlinkedRefundView& refund) {
        std::int64_t ordinal = 0;
        std::from_chars(source.file.data(), source.file.data() + source.file.size(), ordinal);
        refund.row = source.row;
        if (const auto file = TRY(imports_.file_of(ordinal))) {
            refund.file = file->file_name;
            refund.import = file->id.text();
        }
        return {};
    }

    Result<void> add_proposals(const OrderId& lone, UnlinkedRefundView& refund) {
        for (const DecidedLink& link : TRY(links_.of_other(lone.text()))) {
            const OrderId id = order_id_of(link.link.order);
            const Order order = TRY(orders_.load(id));
            refund.proposals.push_back({link.link.id.text(), state_of(link), id, order.title,
                                        order.paid, link.link.score});
        }
        return {};
    }

    ImportStore imports_;
    OrderStore orders_;
    CaseStore cases_;
    LinkStore links_;
    Day today_;
    ReconciliationView view_;
};

}  // namespace

Result<ReconciliationView> view_reconciliation(sql::Transaction& transaction, const VaultId& vault,
                                               Day today) {
    return Reconciliation{transaction, vault, today}.run();
}

std::string to_json(const ReconciliationView& view) { return describe::to_text(view); }

Phrase phrase_of(RefundAccountState state) {
    switch (state) {
        case RefundAccountState::Agrees:
            return {"一致", "they agree"};
        case RefundAccountState::RowsMissing:
            return {"购买行写明退过这笔款，但没有看到对应的退款行；可能在还没导入的账单里。",
                    "The purchase row tells of a refund whose own row is not known; it may be in a "
                    "bill that is not imported yet."};
        case RefundAccountState::RowsMore:
            return {"退款行比购买行写的多；那份账单可能导出得更早，以退款行为准。",
                    "The refund rows tell more than the purchase row, which may be older; the rows "
                    "count."};
        case RefundAccountState::ExceedsPrice:
            return {"退回的比付的还多；可能把别的退款算到了这个订单，或付款行缺失，请核对。",
                    "More came back than was paid: a refund may belong elsewhere, or a payment is "
                    "missing. Please check."};
        case RefundAccountState::PriceUnknown:
            return {"只看到退款，没有看到付款。", "A refund is known and no payment."};
    }
    return {};
}

}  // namespace shuofa
