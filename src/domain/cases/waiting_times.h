#pragma once

#include "domain/law/period.h"

namespace shuofa {

// How long we wait for an answer.  Where law sets no number of days ours is a suggestion, and the
// words of the step say so.
namespace waiting {

inline constexpr int for_seller = 3;        // no legal number of days
inline constexpr int for_platform = 7;      // none either: E-commerce law 59, 63
inline constexpr int for_association = 15;  // 消费者权益保护法实施条例 45: "in time"

// 市场监督管理投诉举报处理办法 15: accepted or not.
inline constexpr Period market_decision{7, PeriodUnit::WorkingDays};
// The same, 22: mediation from acceptance.
inline constexpr Period market_mediation{60, PeriodUnit::Days};
// 行政复议法 20, 行政复议法实施条例 24: silence, from the end of the decision's period.
inline constexpr Period reconsideration{60, PeriodUnit::Days};
// 民事诉讼法 126.
inline constexpr Period court_filing{7, PeriodUnit::Days};

}  // namespace waiting
}  // namespace shuofa
