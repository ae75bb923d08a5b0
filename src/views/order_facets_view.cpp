#include "views/order_facets_view.h"

#include "formats/describe.h"
#include "storage/order_mark_store.h"

#include <algorithm>
#include <array>

namespace shuofa {
namespace {

// Reading so many takes a fifth of a second.
constexpr std::int64_t most_counted = 100'000;

// The year that a filter's days are, if they are exactly one: then it is a value like the others.
std::optional<int> whole_year(const OrderFilter& filter) {
    if (!filter.from || !filter.to) return std::nullopt;
    using namespace std::chrono;
    const year one = filter.from->year();
    const bool is_whole =
        *filter.from == Day{one, January, day{1}} && *filter.to == Day{one, December, day{31}};
    return is_whole ? std::optional{static_cast<int>(one)} : std::nullopt;
}

// The marks that facets count, by order.
class Marks {
public:
    static Result<Marks> load(sql::Transaction& transaction, const VaultId& vault) {
        const OrderMarkStore store{transaction, vault};
        Marks marks;
        marks.invoices_ = TRY(store.all(OrderMark::Invoice));
        for (const auto& [has, mark] : counted) {
            marks.marked_[static_cast<std::size_t>(has)] = TRY(store.all(mark));
        }
        return marks;
    }

    InvoiceState invoice_of(std::int64_t ordinal) const {
        const auto found = invoices_.find(ordinal);
        if (found == invoices_.end()) return InvoiceState::None;
        return enum_from_name<InvoiceState>(found->second).value_or(InvoiceState::None);
    }
    bool has(std::int64_t ordinal, OrderHas has) const {
        return marked_[static_cast<std::size_t>(has)].contains(ordinal);
    }

private:
    static constexpr std::array<std::pair<OrderHas, OrderMark>, 5> counted{{
        {OrderHas::Case, OrderMark::Case},
        {OrderHas::Parcel, OrderMark::Parcel},
        {OrderHas::Note, OrderMark::Note},
        {OrderHas::Photo, OrderMark::Photo},
        {OrderHas::Conflict, OrderMark::Conflict},
    }};

    OrderMarkStore::Values invoices_;
    std::array<OrderMarkStore::Values, enum_names<OrderHas>.size()> marked_;
};

FacetOrder facet_order(const FacetRow& row, const Marks& marks) {
    FacetOrder order{
        .platform = row.platform, .state = row.state, .invoice = marks.invoice_of(row.ordinal)};
    if (row.listed_at.micros > 0) order.year = static_cast<int>(china_day(row.listed_at).year());
    for (const auto& one : enum_names<OrderHas>)
        order.has[static_cast<std::size_t>(one.value)] = marks.has(row.ordinal, one.value);
    order.has[static_cast<std::size_t>(OrderHas::Refund)] = row.has_refund;
    if (row.refund_exceeds) order.has[static_cast<std::size_t>(OrderHas::Conflict)] = true;
    return order;
}

template <class Value>
std::vector<FacetValueView> by_count(const std::map<Value, std::int64_t>& counts, bool at_least) {
    std::vector<FacetValueView> values;
    for (const auto& [value, count] : counts)
        values.push_back({std::string{name_of(value)}, count, at_least});
    std::stable_sort(
        values.begin(), values.end(),
        [](const FacetValueView& a, const FacetValueView& b) { return a.count > b.count; });
    return values;
}

}  // namespace

Result<OrderFacetsView> view_order_facets(sql::Transaction& transaction, const VaultId& vault,
                                          const OrderFilter& filter) {
    const FacetChoice choice{.platform = filter.platform,
                             .state = filter.state,
                             .invoice = filter.invoice,
                             .year = whole_year(filter),
                             .has = filter.has};
    OrderFilter rest = filter;
    rest.platform.reset();
    rest.state.reset();
    rest.invoice.reset();
    rest.has.reset();
    if (choice.year) {
        rest.from.reset();
        rest.to.reset();
    }
    const Marks marks = TRY(Marks::load(transaction, vault));
    OrderFacets facets;
    const bool is_all = TRY((OrderStore{transaction, vault}.each_for_facets(
        rest, most_counted,
        [&](const FacetRow& row) { count_facets(facet_order(row, marks), choice, facets); })));
    OrderFacetsView view;
    view.platforms = by_count(facets.platforms, !is_all);
    view.states = by_count(facets.states, !is_all);
    view.invoices = by_count(facets.invoices, !is_all);
    view.has = by_count(facets.has, !is_all);
    for (auto year = facets.years.rbegin(); year != facets.years.rend(); ++year)
        view.years.push_back({std::to_string(year->first), year->second, !is_all});
    view.total = facets.total;
    view.total_is_exact = is_all;
    return view;
}

std::string to_json(const OrderFacetsView& view) { return describe::to_text(view); }

}  // namespace shuofa
