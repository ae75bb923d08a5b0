#pragma once

#include "base/day.h"
#include "base/enum_names.h"
#include "base/language.h"
#include "domain/channels/confidence.h"
#include "domain/channels/directory.h"

#include <string>
#include <vector>

namespace shuofa {

// To whom the shopper turns.  The names are those of an assessment's `channels`.
enum class ChannelStep {
    Platform,
    PaymentBody,
    Courier,
    MsaComplaint,
    MsaReport,
    ConsumerAssociation,
    Mediation,
    LegalAid,
    Court,
    PostalAppeal,
    TelecomAppeal,
    FinanceRegulator,
    AviationRegulator,
    TransportRegulator,
    Police,
    ContentReport
};

template <>
inline constexpr auto enum_names<ChannelStep> = std::to_array<EnumName<ChannelStep>>({
    {ChannelStep::Platform, "platform"},
    {ChannelStep::PaymentBody, "payment_body"},
    {ChannelStep::Courier, "courier"},
    {ChannelStep::MsaComplaint, "msa_complaint"},
    {ChannelStep::MsaReport, "msa_report"},
    {ChannelStep::ConsumerAssociation, "consumer_association"},
    {ChannelStep::Mediation, "mediation"},
    {ChannelStep::LegalAid, "legal_aid"},
    {ChannelStep::Court, "court"},
    {ChannelStep::PostalAppeal, "postal_appeal"},
    {ChannelStep::TelecomAppeal, "telecom_appeal"},
    {ChannelStep::FinanceRegulator, "finance_regulator"},
    {ChannelStep::AviationRegulator, "aviation_regulator"},
    {ChannelStep::TransportRegulator, "transport_regulator"},
    {ChannelStep::Police, "police"},
    {ChannelStep::ContentReport, "content_report"},
});

struct ChannelWish {
    std::string platform;      // as the order names it; may be empty
    std::string payment_body;  // "alipay", "微信支付"; may be empty
    std::string courier;       // may be empty
    std::vector<ChannelStep> steps;
};

struct ChosenChannel {
    ChannelStep step = ChannelStep::Platform;
    const Entity* entity = nullptr;
    const Channel* channel = nullptr;
    Confidence confidence = Confidence::Low;
    bool stale = false;  // not seen anywhere for 24 months: check it in the app before use

    bool operator==(const ChosenChannel&) const = default;
};

// The doors for these steps in the order of the steps; within a step the in-app path first, then
// the official site, then short codes, then other phones, then the rest; firmer ones before
// weaker ones.  Lines for merchants, privacy, content reports and outgoing calls are never offered.
std::vector<ChosenChannel> choose_channels(const Directory& directory, const ChannelWish& wish,
                                           Day today);

}  // namespace shuofa
