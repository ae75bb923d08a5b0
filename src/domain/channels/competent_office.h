#pragma once

#include "base/enum_names.h"
#include "base/language.h"
#include "domain/channels/directory.h"

#include <optional>
#include <string>
#include <vector>

namespace shuofa {

// What the dispute is about.
enum class Matter {
    Goods,  // a thing or service bought online
    Food,
    Price,
    Parcel,   // late, lost or damaged by the courier
    Payment,  // a wallet or payment body
    Loan,     // bank, insurer, instalments
    Telecom,  // phone, broadband
    Flight,
    Ride,  // ride hailing, car rental
    PersonalData,
    IllegalContent,
    Fraud,
    SpamCalls,
    Tour,    // package tours, travel agencies
    Lessons  // courses, tutoring
};

template <>
inline constexpr auto enum_names<Matter> = std::to_array<EnumName<Matter>>({
    {Matter::Goods, "goods"},
    {Matter::Food, "food"},
    {Matter::Price, "price"},
    {Matter::Parcel, "parcel"},
    {Matter::Payment, "payment"},
    {Matter::Loan, "loan"},
    {Matter::Telecom, "telecom"},
    {Matter::Flight, "flight"},
    {Matter::Ride, "ride"},
    {Matter::PersonalData, "personal_data"},
    {Matter::IllegalContent, "illegal_content"},
    {Matter::Fraud, "fraud"},
    {Matter::SpamCalls, "spam_calls"},
    {Matter::Tour, "tour"},
    {Matter::Lessons, "lessons"},
});

// Whom one complains about: these are different parties and get different papers.
enum class Respondent { Seller, Platform, PaymentBody, Courier, Firm, Unknown };

template <>
inline constexpr auto enum_names<Respondent> = std::to_array<EnumName<Respondent>>({
    {Respondent::Seller, "seller"},
    {Respondent::Platform, "platform"},
    {Respondent::PaymentBody, "payment_body"},
    {Respondent::Courier, "courier"},
    {Respondent::Firm, "firm"},
    {Respondent::Unknown, "unknown"},
});

// What one asks of an office: a complaint is about money, a report about a breach, and the two are
// separate papers.
enum class OfficeAct { Complaint, Report, Lawsuit };

template <>
inline constexpr auto enum_names<OfficeAct> = std::to_array<EnumName<OfficeAct>>({
    {OfficeAct::Complaint, "complaint"},
    {OfficeAct::Report, "report"},
    {OfficeAct::Lawsuit, "lawsuit"},
});

struct OfficeQuestion {
    Matter matter = Matter::Goods;
    std::string platform;        // as the order names it; empty = not bought on a platform
    std::string seller_place;    // the address on the seller's licence; may be empty
    std::string platform_place;  // the platform company's seat; may be empty
    std::string receipt_place;   // where the parcel was received; may be empty
};

struct CompetentOffice {
    Respondent about = Respondent::Seller;
    OfficeAct act = OfficeAct::Complaint;
    const Entity* entity = nullptr;  // of the directory: how to reach it
    Phrase office;                   // "县级市场监督管理部门"
    Phrase where;                    // which one of them
    Phrase ground;                   // the article
    Phrase first;                    // what must have been tried before; may be empty

    bool operator==(const CompetentOffice&) const = default;
};

// The offices for a matter, the nearest first, courts last.  Places that were not given are named
// by the rule that finds them, never guessed.
std::vector<CompetentOffice> competent_offices(const OfficeQuestion& question,
                                               const Directory& directory);

}  // namespace shuofa
