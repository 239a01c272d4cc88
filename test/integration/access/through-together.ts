const ours = ["eva", "ida"] as const;
const finance = ["karin", "frida", "kurt"] as const;
const readers = ["eva", "ida", "sara"] as const;
const reviewer = ["rolf"] as const;
/** Rut speaks for a party of the network and is named where outside parties are asked. */
const named = ["rut"] as const;

/** Who comes through to what participants do together, and to what outside parties are asked. */
export const throughTogether: Readonly<Record<string, readonly string[]>> = {
  readNetwork: [...ours, ...named],
  listNetworkExchanges: [...ours, ...named],
  sendToNetwork: ours,
  listNetworkMessages: ours,
  sendToMatch: ours,
  listMatchMessages: ours,
  voteForTheme: ours,
  readExchange: [...ours, ...finance],
  registerPerson: ours,
  writeLearning: ours,
  writeLog: ours,
  readLog: ours,
  planLogEntry: ours,
  finishLogEntry: ours,
  dropLogEntry: ours,
  readGathering: named,
  listIdeas: named,
  makeOffer: named,
  listOffers: [...ours, ...named],
  takeUpOffer: ours,
  readProject: [...ours, ...named],
  agreeToProject: ours,
  startProject: ours,
  endProject: ours,
  dropProject: ours,
  proposeProject: ours,
  readStandingGroup: named,
  commentOnProgramme: named,
  readConsultation: named,
  answerConsultation: named,
  setBankAccount: ours,
  readBankAccount: [...ours, ...finance],
  // Whoever proposed a change does not confirm it, nor does Kalmar's own finance.
  confirmBankAccount: ["karin"],
  readCompletion: readers,
  editCompletion: ["eva"],
  completeApplication: ["eva"],
  acceptPool: reviewer,
  declinePool: reviewer,
  setAvailability: reviewer,
  listBiddable: reviewer,
  placeBids: reviewer,
};
