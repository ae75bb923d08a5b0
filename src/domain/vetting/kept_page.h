#pragma once

#include "base/day.h"
#include "base/digest.h"
#include "base/enum_names.h"
#include "base/id.h"
#include "base/instant.h"
#include "domain/orders/order.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// A page of a shop or platform that the user saved and the vault keeps unchanged: its after-sales
// policy as it stood when the order was placed, its licence page, the page that prints a number.
namespace shuofa {

enum class PageKind { Policy, Rules, Licence, Contact, Product, Other };

template <>
inline constexpr auto enum_names<PageKind> = std::to_array<EnumName<PageKind>>({
    {PageKind::Policy, "policy"},    // returns, warranty, delivery
    {PageKind::Rules, "rules"},      // user agreement, trading rules
    {PageKind::Licence, "licence"},  // licence and permits
    {PageKind::Contact, "contact"},  // prints a number, mailbox or address
    {PageKind::Product, "product"},  // the page of the goods: price, promises
    {PageKind::Other, "other"},
});

enum class PageForm { Html, Mhtml, Pdf, Text, Image };

template <>
inline constexpr auto enum_names<PageForm> = std::to_array<EnumName<PageForm>>({
    {PageForm::Html, "html"},
    {PageForm::Mhtml, "mhtml"},
    {PageForm::Pdf, "pdf"},
    {PageForm::Text, "text"},
    {PageForm::Image, "image"},
});

struct KeptPage;
using KeptPageId = Id<KeptPage>;
template <>
inline constexpr std::string_view id_prefix<KeptPage> = "pag";

struct KeptPage {
    KeptPageId id;
    std::string shop;              // the shop or platform it belongs to, as the user calls it
    std::optional<OrderId> order;  // the order it was kept for
    PageKind kind = PageKind::Policy;
    PageForm form = PageForm::Html;
    std::string title;      // may be empty
    std::string address;    // where it was saved from; empty when neither user nor file tells
    std::string file_name;  // as the user calls the file
    Digest digest;
    std::uint64_t size = 0;
    Instant kept_at;
    std::string note;

    bool operator==(const KeptPage&) const = default;
};

// What the first bytes of a saved page tell.
struct PageSigns {
    PageForm form = PageForm::Text;
    // Written there by the browser that saved it ("saved from url=", Snapshot-Content-Location).
    // Whoever has the file can write it too: a pointer, no proof.
    std::string address;
};

// Nothing when it is no page: an archive, a program, an office file.
std::optional<PageSigns> recognise_page(std::string_view first_bytes);

// Whether a saved page prints a number, mailbox or address.  Nothing for PDFs and pictures, which
// only the workshop may read.
std::optional<bool> page_prints(std::string_view page, PageForm form, std::string_view value);

}  // namespace shuofa
