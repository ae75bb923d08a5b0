#pragma once

#include "base/enum_names.h"

#include <optional>
#include <string>
#include <string_view>

namespace shuofa {

// What a text that somebody printed, sent or pasted is.
enum class ValueKind { Phone, SmsSender, Email, Domain, Link, Account, Words };

template <>
inline constexpr auto enum_names<ValueKind> = std::to_array<EnumName<ValueKind>>({
    {ValueKind::Phone, "phone"},
    {ValueKind::SmsSender, "sms_sender"},
    {ValueKind::Email, "email"},
    {ValueKind::Domain, "domain"},
    {ValueKind::Link, "link"},
    {ValueKind::Account, "account"},
    {ValueKind::Words, "words"},
});

// The number families of the Chinese numbering plan that a shopper meets.
enum class NumberClass {
    Emergency,      // 110, 114
    PublicService,  // 12315; answered locally, so an area code may stand before it
    CarrierOrPost,  // 10086, 11183
    Code95,         // 95188, 950618: assigned by the ministry
    Code95Long,     // 9510211: call-centre codes lengthened on approval
    Code96,         // 96110: assigned by the province
    Code1010,       // 10107888
    SharedCost400,  // any firm can rent one
    FreeCall800,
    Landline,
    Mobile,
    SmsPort,  // 106...: sends texts, cannot be called
    Foreign,
};

template <>
inline constexpr auto enum_names<NumberClass> = std::to_array<EnumName<NumberClass>>({
    {NumberClass::Emergency, "emergency"},
    {NumberClass::PublicService, "public_service"},
    {NumberClass::CarrierOrPost, "carrier_or_post"},
    {NumberClass::Code95, "code_95"},
    {NumberClass::Code95Long, "code_95_long"},
    {NumberClass::Code96, "code_96"},
    {NumberClass::Code1010, "code_1010"},
    {NumberClass::SharedCost400, "shared_cost_400"},
    {NumberClass::FreeCall800, "free_call_800"},
    {NumberClass::Landline, "landline"},
    {NumberClass::Mobile, "mobile"},
    {NumberClass::SmsPort, "sms_port"},
    {NumberClass::Foreign, "foreign"},
});

// A contact value in the one form in which values are compared.
struct ContactValue {
    ValueKind kind = ValueKind::Words;
    bool well_formed = false;
    // Phone: digits without area-code brackets, spaces, hyphens or extension.  E-mail and domain:
    // lower case.  Link: host and path without scheme.  Else: the folded text.
    std::string key;
    std::string extension;                    // "2" of 95017-2
    std::string area_code;                    // "010" of 010-12321 and of landlines
    std::string host;                         // of a domain, link or e-mail
    std::optional<NumberClass> number_class;  // of a well-formed number
    bool had_country_code = false;            // +86 or 0086 stood before it
    bool short_for_its_family = false;        // a five-digit 952, 954 or 956 code: those have six
    // Written so that people and machines read different things: circled or mathematical digits,
    // invisible or direction-changing characters inside.
    bool disguised = false;
    // A link that may open elsewhere than it seems: a name before @, a backslash, an odd port,
    // another address inside its query.
    bool odd_link = false;

    bool operator==(const ContactValue&) const = default;
};

// Reads a value as people print it: full-width digits, 【950618】, 400-8822-528, 021-69777888/999,
// 4000233233转3, +86 ..., WWW.Example.CN, https links.  Never fails: what fits no form comes back
// as not well formed.
ContactValue read_contact_value(std::string_view printed);

// The family of a string of bare digits; nothing when no family has that shape.
std::optional<NumberClass> number_class_of(std::string_view digits);

// True for `host` itself and every host below it: is_at_or_below("help.jd.com", "jd.com").
bool is_at_or_below(std::string_view host, std::string_view domain);

}  // namespace shuofa
